// What the browser tests share: TAP, a Chromium, pages made by rr-view, and the
// expectations every page must meet (no error, no request, no dialog).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const build = path.resolve(process.env.B || 'build');
const require = createRequire(path.join(build, 'browser/'));
const { chromium } = require('playwright-core');
export const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let count = 0, failed = 0;

export function ok(good, name, ...why) {
	count++;
	failed += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${count} - ${name}`);
	if (!good)
		for (const line of why)
			console.log(`#   ${String(line).replaceAll('\n', '\n#   ')}`);
	return good;
}

export function is(got, want, name) {
	const [g, w] = [JSON.stringify(got), JSON.stringify(want)];
	return ok(g === w, name, `got      ${g}`, `expected ${w}`);
}

export const note = text => console.log(`# ${text}`);

export function done() {
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}

// A stream's page: rr-view's output written to build/browser/NAME.html.
export function makePage(name, input, ...args) {
	const file = path.join(build, 'browser', `${name}.html`);
	let html;
	try {
		html = execFileSync(path.join(build, 'rr-view'), args, { input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'ignore'] });
	} catch (e) {
		if (e.status !== 1)     // 1: lines were refused, which some tests want
			throw e;
		html = e.stdout;
	}
	writeFileSync(file, html);
	return `file://${file}`;
}

export const stream = name => readFileSync(path.join(build, 'browser', `${name}.ndjson`));
export const screenshot = name => path.join(build, 'browser', `${name}.png`);

// The records, with every number as the text it is written with.
export function recordsOf(buffer) {
	const quoted = line => line.replace(/("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)/g, (_, s, n) => s ?? `"${n}"`);
	return buffer.toString().split('\n').filter(Boolean).map(line => JSON.parse(quoted(line)));
}

export async function launch() {
	return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync'] });
}

// Opens url; page.finish(name) asserts that nothing untoward happened meanwhile.
export async function open(browser, url, options = {}) {
	const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: 'zh-CN', acceptDownloads: true, ...options });
	const page = await context.newPage();
	const trouble = [];
	page.on('console', m => trouble.push(`console ${m.type()}: ${m.text()}`));
	page.on('pageerror', e => trouble.push(`error: ${e.stack}`));
	page.on('dialog', d => { trouble.push(`dialog: ${d.message()}`); d.dismiss(); });
	page.on('request', r => { if (r.url() !== url && !r.url().startsWith('blob:')) trouble.push(`request: ${r.url()}`); });
	await page.goto(url);
	await page.waitForSelector('html[data-ready]', { timeout: 60000 });
	page.finish = async name => {
		ok(trouble.length === 0, `${name}: no message on the console, no error, no request, no dialog`, ...trouble);
		await context.close();
	};
	return page;
}

// Two frames: what was asked for has been drawn.
export const settle = page => page.evaluate(() => new Promise(f => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(f, 30)))));

// The column `key` of the table's rows that exist, in order.
export function cells(page, key) {
	return page.evaluate(key => {
		const at = [...document.querySelectorAll('[data-sort]')].findIndex(b => b.dataset.sort === key);
		return [...document.querySelectorAll('#table .sizer .row')].map(r => r.children[at].textContent);
	}, key);
}

export const shownCount = page => page.evaluate(() => Number(document.getElementById('table').getAttribute('aria-rowcount')) - 1);

// CSV as RFC 4180 has it.
export function parseCSV(text) {
	const rows = [[]];
	for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
		rows.at(-1).push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain);
		if (end === '\r\n')
			rows.push([]);
		else if (end === '')
			break;
	}
	if (rows.at(-1).length === 1 && rows.at(-1)[0] === '')
		rows.pop();
	return rows;
}
