// rr-view's page in real Chromium: `make check-browser`. Times are printed, not
// asserted.
import { readFileSync } from 'node:fs';
import { axe, cells, done, is, launch, makePage, note, ok, open, parseCSV, recordsOf, screenshot, settle, shownCount, stream } from './driver.mjs';

const browser = await launch();
const sample = recordsOf(stream('sample'));
const quantities = sample.filter(r => r.type === 'quantity');
const sampleURL = makePage('sample', stream('sample'), '--lang=zh', '--title=清溪县');

const grouped = s => s.replace(/^(-?\d+)/, d => d.replace(/\B(?=(\d{3})+$)/g, ','));
const choose = async (page, id, label) => {
	await page.selectOption(`#${id}`, label === '' ? { value: '' } : { value: `=${label}` });
	await settle(page);
};
const cardText = page => page.evaluate(() => document.getElementById('card').hidden ? null : document.getElementById('card').innerText);
const focused = page => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const mark = surface => `mark.figure:text-is("${surface}")`;

// --- the sample, as it opens -----------------------------------------------------
{
	const page = await open(browser, sampleURL);
	is(await page.title(), '清溪县', 'the title');
	is(await page.innerText('#summary'), '2 篇报告 · 20 个数字 · 2 项核对 ⚠ 1 项不符', 'the summary');
	is(await page.$$eval('#text mark.figure', m => m.map(e => e.textContent)), quantities.map(q => q.surface),
		'every figure is marked in its place, in order');
	is(await page.$$eval('#text .seg', s => s.map(e => e.childNodes).map(n => [...n].filter(c => !c.className?.match?.(/notes/)).map(c => c.textContent).join('').trim())),
		sample.filter(r => r.type === 'segment').map(r => r.text), 'the text is whole');
	is(await page.$$eval('#text .off', m => m.map(e => e.textContent)), ['81个', '6个', '50个', '14个'], 'figures of a check that is off stand out');
	is(await page.innerText('#text .off-note'), '⚠ 分项之和 · 不符，所称 81 个，算得 6个 + 50个 + 14个 = 70 个，相差 11 个', 'with their arithmetic');
	is(await page.$$eval('#text .chip', c => [...new Set(c.map(e => e.textContent))].sort()), ['垃圾污水厕所', '成效', '种植', '脱贫', '计划', '道路', '问题', '饮水'].sort(),
		'tags and stages are seen');
	is(await page.$$eval('#tree .row', r => r.map(e => e.querySelector('.label').textContent)),
		['1 · 清溪县乡村振兴工作总结篇一', '一、工作成效', '二、存在问题', '3 · 柳树沟村工作总结篇三', '一、下一步计划', '1、計劃三年內新建公廁12座，貧困發生率由6.83%下降到0.12%，投入配套資金2150萬元，戶戶通自來水。'],
		'the outline');
	is(await page.$$eval('mark.figure[data-class=money]', m => new Set(m.map(e => getComputedStyle(e).backgroundColor)).size), 1, 'one colour for a class');
	is(new Set(await page.$$eval('#text mark.figure', m => m.map(e => getComputedStyle(e).backgroundColor))).size,
		new Set(quantities.map(q => q.class)).size, 'another for each class');
	await page.screenshot({ path: screenshot('desktop') });
	await page.finish('opening');
}

// --- the shipped report, through all the filters ----------------------------------
{
	const records = recordsOf(stream('report'));
	const found = records.filter(r => r.type === 'quantity');
	const page = await open(browser, makePage('report', stream('report'), '--lang=zh'));
	ok(found.length > 20, `the shipped report: ${found.length} figures`);
	await page.waitForFunction(n => document.querySelectorAll('#text mark.figure').length === n, found.length);
	is(await page.$$eval('#text mark.figure', m => m.map(e => e.textContent)), found.map(q => q.surface), 'the shipped report: each in its place');
	is(await page.$$eval('#text .seg', s => s.length), records.filter(r => r.type === 'segment').length +
		new Set(records.filter(r => r.type === 'segment').map(r => r.report)).size - records.filter(r => r.kind === 'title').length,
		'the shipped report: every segment once, and a head for each report without title');
	is(await page.$$eval('#text .off-note', n => n.length), records.filter(r => r.type === 'check' && r.status === 'off').length, 'the shipped report: what is off stands out');
	await page.screenshot({ path: screenshot('report') });
	await page.finish('the shipped report');
}

// --- the table: filters, search, order, jump ---------------------------------------
{
	const page = await open(browser, sampleURL);
	is(await cells(page, 'surface'), quantities.map(q => q.surface), 'the table lists every figure');
	for (const [id, member, value] of [['by-class', 'class', 'money'], ['by-class', 'class', 'percent'], ['by-stage', 'stage', 'plan'], ['by-unit', 'unit', '亩'], ['by-report', 'report', '2']]) {
		await choose(page, id, id === 'by-report' ? '1' : value);       // reports are told by their place
		is(await cells(page, 'surface'), quantities.filter(q => q[member] === value).map(q => q.surface), `filter by ${member} ${value}`);
		await page.click('[type=reset]');
		await settle(page);
	}
	await choose(page, 'by-topic', 'livelihood');
	is(await cells(page, 'surface'), quantities.filter(q => q.tags?.some(t => t.startsWith('livelihood/'))).map(q => q.surface), 'filter by topic, upper level');
	await choose(page, 'by-topic', 'livelihood/water');
	await choose(page, 'by-class', 'percent');
	is(await cells(page, 'surface'), ['81%'], 'two filters at once');
	is(await page.innerText('#shown'), '显示 1 / 20 个数字', 'how many are shown is said');
	is(await page.$$eval('#text mark.figure:not(.dim)', m => m.map(e => e.textContent)), ['81%'], 'the others are dimmed in the text');
	await page.click('[type=reset]');
	await settle(page);
	is(await shownCount(page), 20, 'clear shows all');

	for (const [query, want] of [['贫困发生率', ['12座', '6.83%', '0.12%', '2150萬元']], ['貧困 公厕', ['12座', '6.83%', '0.12%', '2150萬元']], ['家庭农场 50', ['81个', '6个', '50个', '14个']],
		['饮水 改水率', ['4.2万平方米', '8290户', '81%']], ['饮水 现场会', ['300余人', '3次']], ['XX公里', ['20户', 'xx公里', '8.5万元/公里', '1234567890123456789012345678901234567.25元']], ['没有这个', []]]) {
		await page.fill('#search', query);
		await page.waitForTimeout(200);
		is(await cells(page, 'surface'), want, `search for ${query}`);
	}
	await page.fill('#search', '改水率');
	await page.waitForTimeout(200);
	await page.click('#table .row[data-index="1"]');
	await settle(page);
	is(await page.innerText('#card .surface'), '8290户', 'the first click on what was searched for opens it');
	await page.keyboard.press('Escape');
	await page.fill('#search', '');
	await page.waitForTimeout(200);

	// Values compared exactly: as fractions of whole numbers.
	const scaled = q => { const [i, f = ''] = (q.value ?? q.lo ?? q.hi).split('.'); return BigInt(i + f.padEnd(20, '0')); };
	const has = q => (q.value ?? q.lo ?? q.hi ?? null) !== null;
	const ordered = quantities.map((q, i) => [q, i]).filter(([q]) => has(q)).sort(([a, i], [b, j]) => { const [x, y] = [scaled(a), scaled(b)]; return x < y ? -1 : x > y ? 1 : i - j; }).map(([q]) => q.surface);
	await page.click('[data-sort=value]');
	await settle(page);
	is(await cells(page, 'surface'), [...ordered, 'xx公里'], 'sort by value');
	is(await page.$eval('[aria-sort=ascending] button', b => b.dataset.sort), 'value', 'the order is told');
	await page.click('[data-sort=value]');
	await settle(page);
	is((await cells(page, 'surface'))[1], '1234567890123456789012345678901234567.25元', 'sort by value, downwards');
	is(await page.$$eval('[aria-sort=descending]', e => e.length), 1, 'and that is told');

	await page.click('#table .row:has-text("配套資金")');
	await settle(page);
	const target = await page.evaluate(() => { const r = document.activeElement.getBoundingClientRect(); return [document.activeElement.textContent, r.top > 0 && r.bottom < innerHeight]; });
	is(target, ['2150萬元', true], 'a click on a row goes to the figure in the text, which has the focus');
	ok((await cardText(page)).includes('21,500,000'), 'and its card is open');
	await page.finish('table');
}

// --- order of values that floats cannot tell apart -----------------------------------
{
	const values = ['9007199254740993', '9007199254740992', '0.10', '0.1000000000000000000000001', '-5', '-5.0000000000000000000001', '1e3'];
	const lines = values.map((v, i) => `{"type":"quantity","doc":"-","report":1,"seg":"${i}","text":"第${i}个","at":[1,3],"surface":"${i}","value":${v.includes('e') ? 1000 : v},"unit":"","what":""}`);
	const page = await open(browser, makePage('exact', lines.join('\n')));
	await page.click('[data-sort=value]');
	await settle(page);
	is(await cells(page, 'value'), ['-5.0000000000000000000001', '-5', '0.10', '0.1000000000000000000000001', '1,000', '9,007,199,254,740,992', '9,007,199,254,740,993'],
		'values in their exact order, with every digit');
	await page.finish('exact order');
}

// --- the card ------------------------------------------------------------------------
{
	const page = await open(browser, sampleURL);
	await page.hover(mark('81个'));
	await page.waitForTimeout(200);
	const text = await cardText(page);
	for (const part of ['家庭农场', '建成', '计数', '总数', '产业兴旺 / 种植', '成效', 'qingxi.txt [', '其中 粮食类 6个', '所称 81'])
		ok(text?.includes(part), `the card says ${part}`, text);
	is(await page.$$eval('mark.lit', m => m.map(e => e.textContent)), ['81个', '6个', '50个', '14个'], 'tied figures light up together');
	await page.mouse.move(5, 5);
	await page.waitForTimeout(500);
	is(await cardText(page), null, 'it goes when the pointer leaves');
	is(await page.$$eval('mark.lit', m => m.length), 0, 'and the lights with it');
	for (const [surface, ...parts] of [['300余人', '>300 人', '300 … ∞', '余、多'], ['3000元至5000元', '3,000–5,000 元', '3,000 … 5,000'], ['20户', '≲20', '−∞ … 20', '{household}'],
		['xx公里', 'xx 公里'], ['8.5万元/公里', '≈85,000 元/公里', '85 CNY/m'], ['1234567890123456789012345678901234567.25元', grouped('1234567890123456789012345678901234567.25')]]) {
		await page.mouse.move(5, 5);
		await page.waitForTimeout(400);
		await page.hover(mark(surface));
		await page.waitForTimeout(200);
		const said = await cardText(page);
		for (const part of parts)
			ok(said?.includes(part), `card of ${surface}: ${part}`, said);
	}
	// with other fonts the card that is still open may lie over the next figure
	await page.mouse.move(5, 5);
	await page.waitForTimeout(400);
	await page.click(mark('6.83%'));
	await page.mouse.move(5, 5);
	await page.waitForTimeout(400);
	ok((await cardText(page))?.includes('貧困發生率'), 'a click keeps it');
	await page.click('#card .tied button >> nth=1');
	await settle(page);
	is(await page.evaluate(() => document.activeElement.textContent), '0.12%', 'a tied figure in the card leads to its place');
	await page.keyboard.press('Escape');
	is(await cardText(page), null, 'Escape closes it');
	await page.finish('card');
}

// --- keyboard only ---------------------------------------------------------------------
{
	const page = await open(browser, sampleURL);
	const stops = [], stop = () => page.evaluate(() => document.activeElement.id || document.activeElement.outerHTML);
	for (let i = 0; i < 40; i++) {
		await page.keyboard.press('Tab');
		const id = await stop();
		if (stops.includes(id))
			break;
		stops.push(id);
	}
	for (const id of ['language', 'theme', 'tree', 'text', 'f0', 'tab-figures', 'search', 'by-report', 'by-unit', 'csv', 'table'])
		ok(stops.includes(id), `Tab reaches ${id}`, stops);
	await page.focus('#table');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await settle(page);
	await page.keyboard.press('Escape');
	is([await focused(page), await page.$eval('#table .current', r => r.dataset.index)], ['table', '19'], 'Escape leads back to the row it was opened from');
	await page.keyboard.press('Home');
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'])
		await page.keyboard.press(key);
	is(await page.$eval('#table', t => document.getElementById(t.getAttribute('aria-activedescendant')).innerText.includes('改水')), true, 'arrows move in the table');
	await page.keyboard.press('Enter');
	await settle(page);
	is(await page.evaluate(() => document.activeElement.textContent), '8290户', 'Enter goes to the text');
	await page.keyboard.press('ArrowRight');
	await settle(page);
	is(await page.evaluate(() => document.activeElement.textContent), '81%', 'an arrow goes to the next figure');
	ok((await cardText(page))?.includes('改水率'), 'with its card');
	is(await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.tagName), 'DL', 'which describes it to screen readers');
	for (let i = 0; i < 3; i++)
		await page.keyboard.press('ArrowRight');
	await settle(page);
	is(await page.evaluate(() => document.activeElement.textContent), '81个', 'and on into the next paragraph');
	await page.keyboard.press('Enter');
	is(await focused(page), 'card', 'Enter goes into the card');
	await page.keyboard.press('Escape');
	is(await page.evaluate(() => document.activeElement.textContent), '81个', 'Escape comes back');
	await page.focus('#tree');
	for (const key of ['ArrowDown', 'ArrowLeft'])
		await page.keyboard.press(key);
	is(await page.$$eval('#tree .row', r => r.length), 4, 'left closes a report in the outline');
	is(await page.$eval('#tree .row', r => r.getAttribute('aria-expanded')), 'false', 'and says so');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await settle(page);
	is(await page.$eval('#text', t => t.scrollTop > 0), true, 'Enter in the outline goes to the text');
	await page.focus('#tab-figures');
	await page.keyboard.press('ArrowRight');
	is([await focused(page), await page.isVisible('#checks')], ['tab-checks', true], 'arrows move between the tabs');
	await page.focus('[data-sort=what]');
	await page.keyboard.press('ArrowRight');
	await page.finish('keyboard');
}

// --- CSV ---------------------------------------------------------------------------------
{
	const page = await open(browser, sampleURL);
	const download = async () => {
		const [file] = await Promise.all([page.waitForEvent('download'), page.click('#csv')]);
		is(file.suggestedFilename(), 'figures.csv', 'CSV: a file comes down');
		return readFileSync(await file.path(), 'utf8');
	};
	const text = await download();
	ok(text.startsWith('\ufeff') && text.endsWith('\r\n'), 'CSV: byte order mark, CRLF');
	const [head, ...rows] = parseCSV(text.slice(1));
	const table = rows.map(r => Object.fromEntries(head.map((h, i) => [h, r[i]])));
	is(rows.length, 20, 'CSV: a row for every figure');
	ok(rows.every(r => r.length === head.length), 'CSV: all of one length');
	for (const key of ['surface', 'value', 'lo', 'hi', 'unit', 'what', 'act', 'rel', 'group', 'time', 'class', 'stage'])
		is(table.map(r => r[key]), quantities.map(q => q[key] ?? ''), `CSV: ${key}`);
	is(table.map(r => r.sentence), quantities.map(q => q.text), 'CSV: sentence');
	is(table.map(r => [r.begin, r.end]), quantities.map(q => q.span), 'CSV: source bytes');
	await choose(page, 'by-class', 'money');
	const money = parseCSV((await download()).slice(1));
	is(money.slice(1).map(r => r[head.indexOf('surface')]), quantities.filter(q => q.class === 'money').map(q => q.surface), 'CSV: only what is shown');
	await page.finish('CSV');
}

// --- checks, charts, languages, colours ------------------------------------------------------
const channel = c => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
{
	const page = await open(browser, sampleURL);
	await page.click('#tab-checks');
	is(await page.$$eval('#checks .check', c => c.map(e => e.dataset.status)), ['off', 'ok'], 'checks: those that are off come first');
	await page.click('#checks .check button >> nth=0');
	await settle(page);
	is(await page.evaluate(() => document.activeElement.textContent), '81个', 'checks: to the figure');
	await page.keyboard.press('Escape');
	await page.click('#tab-charts');
	await settle(page);
	const bars = await page.$$eval('#topic-bars button', b => b.map(e => [e.dataset.topic, e.querySelector('.count').textContent]));
	const tally = {};
	for (const q of quantities)
		for (const t of q.tags ?? [''])
			tally[t] = (tally[t] ?? 0) + 1;
	is(Object.fromEntries(bars), Object.fromEntries(bars.map(([t]) => [t, String(tally[t])])), 'charts: figures by topic');
	is(bars.length, Object.keys(tally).length, 'charts: every topic');
	await page.selectOption('#series-unit', 'as:%');
	await page.selectOption('#series-what', '=貧困發生率');
	is(await page.$$eval('#series-plot circle title', t => t.map(e => e.textContent.split('\n')[1])), ['貧困發生率 6.83 %', '貧困發生率 0.12 %'], 'charts: values over the reports');
	await page.screenshot({ path: screenshot('charts') });
	await page.click('#topic-bars [data-topic="industry/crops"]');
	await settle(page);
	is(await shownCount(page), 7, 'charts: a bar chooses its topic');
	await page.click('[type=reset]');

	await page.selectOption('#language', 'en');
	await settle(page);
	is(await page.innerText('#summary'), '2 reports · 20 figures · 2 checks ⚠ 1 not adding up', 'English');
	is(await page.$eval('html', h => h.lang), 'en', 'English is declared');
	is((await page.evaluate(() => document.body.innerText)).match(/\b(?:ui|member|class|stage|approx|rel|rule|status)\.[a-z_-]+/g), null, 'no word is missing');
	await page.selectOption('#language', 'zh');

	const back = () => page.$eval('body', b => getComputedStyle(b).backgroundColor);
	const light = await back();
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = await back();
	ok(light !== dark, 'dark when the system is dark', light, dark);
	await page.selectOption('#theme', 'light');
	is(await back(), light, 'light by the switch');
	await page.emulateMedia({ colorScheme: 'light' });
	await page.selectOption('#theme', 'dark');
	is(await back(), dark, 'dark by the switch');
	await page.focus('mark.figure >> nth=5');
	await settle(page);
	await page.screenshot({ path: screenshot('dark') });
	for (const theme of ['light', 'dark']) {
		await page.selectOption('#theme', theme);
		const colours = await page.$$eval('#text mark.figure', m => m.map(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]));
		const luminance = c => { const [r, g, b] = c.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
		const ratio = ([a, b]) => { const [x, y] = [luminance(a), luminance(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
		const least = Math.min(...colours.map(ratio));
		ok(least >= 7, `${theme}: figures are legible (contrast ${least.toFixed(1)}, WCAG AAA asks 7)`);
	}
	await page.finish('panes');
}

// --- accessibility, by axe's rules, in every view ------------------------------------------------
for (const width of [1400, 390])
	for (const colorScheme of ['light', 'dark']) {
		const page = await open(browser, sampleURL, { viewport: { width, height: 800 }, colorScheme });
		await page.evaluate(axe);
		for (const view of ['text', 'figures', 'checks', 'charts', 'outline']) {
			await page.evaluate(name => [...document.querySelectorAll(`[data-show=${name}]`)].find(b => b.checkVisibility())?.click(), view);
			if (view === 'text')
				await page.focus('#f5');
			await settle(page);
			const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
			ok(found.violations.length === 0, `axe, ${width} wide, ${colorScheme}, ${view}`,
				...found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 150)).join(' | ')}`));
			await page.keyboard.press('Escape');
		}
		await page.finish(`axe, ${width} wide`);
	}

// --- a figure without its segment --------------------------------------------------------------------
{
	const line = JSON.stringify({ type: 'quantity', doc: 'd', report: 1, seg: '3.1', path: ['三、打算'], intro: '下一步做好以下工作：',
		text: '改厕120户。', span: [6, 12], at: [2, 6], surface: '120户', class: 'count', value: 120, unit: '户', what: '改厕' });
	const check = JSON.stringify({ type: 'check', doc: 'd', report: 1, seg: '3.1', rule: 'hundred', status: 'off', claimed: 35,
		computed: 25, diff: 10, test: '=', unit: '%', members: [null, null, null], surfaces: ['35%', '30%', '45%'], text: '分别占30%、45%、35%。' });
	const page = await open(browser, makePage('alone', `${line}\n${check}\n`, '--lang=zh'));
	await page.click(mark('120户'));
	await settle(page);
	const told = await cardText(page);
	ok(told.includes('下一步做好以下工作：') && told.includes('三、打算'), 'a figure alone tells its headings and what announced it', told);
	await page.keyboard.press('Escape');
	await page.click('#tab-checks');
	const line100 = await page.innerText('#checks .check-line');
	ok(line100.includes('100% − 30% − 45% = 25 %'), 'shares of a whole: their arithmetic', line100);
	await page.finish('a figure alone');
}

// --- a phone ---------------------------------------------------------------------------------------
{
	const page = await open(browser, sampleURL, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
	await page.screenshot({ path: screenshot('phone') });
	await page.tap(mark('14个'));
	await page.waitForTimeout(300);
	ok((await cardText(page))?.includes('养殖类'), 'phone: a tap opens the card');
	is(await page.evaluate(() => {
		const m = document.querySelector('mark.chosen').getBoundingClientRect(), c = document.getElementById('card').getBoundingClientRect();
		return m.bottom <= c.top && m.top > 0;
	}), true, 'phone: which does not cover the figure');
	await page.screenshot({ path: screenshot('phone-card') });
	await page.tap('#card .close');
	is(await cardText(page), null, 'phone: and closes');
	for (const view of ['outline', 'text', 'figures', 'checks', 'charts']) {
		await page.tap(`#views [data-show=${view}]`);
		await settle(page);
		is(await page.evaluate(() => document.scrollingElement.scrollWidth), 390, `phone: ${view} is no wider than the screen`);
		await page.screenshot({ path: screenshot(`phone-${view}`) });
	}
	await page.tap('#views [data-show=figures]');
	await page.tap('#table .row:has-text("公廁")');
	await settle(page);
	is(await page.evaluate(() => [document.body.dataset.view, document.activeElement.textContent]), ['text', '12座'], 'phone: a row leads to the text');
	await page.finish('phone');
}

// --- paper --------------------------------------------------------------------------------------------
{
	const page = await open(browser, sampleURL);
	await choose(page, 'by-class', 'money');
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	is(await page.$$eval('#appendix tbody tr', r => r.length), quantities.filter(q => q.class === 'money').length, 'print: a table of the figures shown');
	is(await page.$$eval('#text, #appendix, #side, #outline, #views', e => e.filter(x => x.checkVisibility()).map(x => x.id)), ['text', 'appendix'], 'print: text and table, nothing else');
	await page.screenshot({ path: screenshot('print'), fullPage: true });
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	const pdf = await page.pdf({ format: 'A4' });
	ok(pdf.length > 10000, 'print: to PDF');
	await page.finish('print');
}

// --- hostile texts ------------------------------------------------------------------------------------
{
	const hostile = ['</script><script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<!--<script>', '"><svg onload=alert(1)>', '\u202eRLO', '\u2066LRI\u2067',
		'\u0001\u001b\u007f', '\u2028\u2029', '\u200b\u200f\ufeff', '=HYPERLINK("http://x")', '+1', '@x', "'\"`&amp;", '__proto__', 'constructor', 'a\u0300'.repeat(50), '\ud83d\ude00', '\ufffe',
		'{{data}}', '长'.repeat(3000), 'W'.repeat(3000), 'a\r\nb\tc', ','];
	const lines = [];
	const json = JSON.stringify;
	hostile.forEach((h, i) => {
		const own = { doc: h, report: h, no: h, title: h, seg: h, kind: h, marker: h, path: [h, h] };
		lines.push(json({ type: 'segment', ...own, text: `${h}有5户${h}`, tags: [h, 'a/' + h], stage: h }));
		const at = [...h].length + 1;
		lines.push(json({ type: 'quantity', ...own, text: `${h}有5户${h}`, at: [at, at + 2], span: [i, i + 1], surface: h, class: h, unit: h, what: h, act: h, rel: h, group: h, time: h,
			approx: h, mask: h, dim: h, ucum: h, of: h, tags: [h], stage: h, si: { value: h, unit: h }, value: h, lo: h, hi: h, [h]: h, why: { [h]: [h] } }));
		lines.push(json({ type: 'check', ...own, rule: h, status: 'off', claimed: h, computed: h, diff: h, members: [[i, i + 1]], text: h }));
		lines.push(json({ type: h, text: h }), h);
	});
	// Members of the wrong kind.
	for (const odd of [null, 5, true, [], {}, [[1]], { a: 1 }])
		lines.push(json({ type: 'segment', doc: odd, report: odd, seg: odd, path: odd, kind: odd, marker: odd, title: odd, tags: odd, stage: odd, text: '有5户' }),
			json({ type: 'quantity', doc: odd, report: odd, seg: odd, text: '有5户', at: [1, 3], span: odd, surface: odd, class: odd, unit: odd, what: odd, group: odd, tags: odd, stage: odd, si: odd, value: odd, lo: odd }),
			json({ type: 'check', doc: odd, report: odd, seg: odd, members: odd, claimed: odd, status: odd, rule: odd, text: odd }), json({ type: 'error', tool: odd, error: odd, raw: odd, line: odd }));
	lines.push(`{"type":"quantity","text":"有5户","at":[1,3],"deep":${'['.repeat(50000)}${']'.repeat(50000)}}`);
	const url = makePage('hostile', lines.join('\n'), '--title', '</title><script>alert(1)</script>\u202e', '--lang=en');
	const page = await open(browser, url);
	is(await page.title(), '</title><script>alert(1)</script>\u202e', 'hostile: the title is text');
	is(await page.$$eval('script', s => s.length), 2, 'hostile: no script but ours');
	is(await page.$$eval('img, iframe, object, embed, link, base, a', s => s.length), 0, 'hostile: no element from text');
	const total = hostile.length + 8;
	is(await shownCount(page), total, 'hostile: every figure is listed');
	await page.evaluate(() => document.getElementById('text').scrollTo(0, 1e6));
	await page.waitForTimeout(300);
	is(await page.$$eval('#text mark.figure', m => m.slice(0, -8).every(e => e.textContent === '5户')), true, 'hostile: every figure is marked in its place');
	is(await page.$$eval('#text mark.figure', m => m.length), total, 'hostile: all of them');
	is(await page.evaluate(() => /[\u202a-\u202e\u2066-\u2069]/.test(document.getElementById('text').textContent + document.getElementById('side').textContent)), false, 'hostile: nothing reorders the page');
	ok((await page.textContent('#text')).includes('U+202E'), 'hostile: what cannot be seen is named');
	for (let i = 0; i < total; i++)
		await page.evaluate(i => { const m = document.getElementById(`f${i}`); m.focus(); m.click(); }, i);
	await settle(page);
	for (const view of ['checks', 'charts', 'figures'])
		await page.click(`#tab-${view}`);
	for (const key of ['report', 'what', 'value', 'unit', 'si', 'tags', 'stage', 'class'])
		await page.click(`[data-sort=${key}]`);
	await page.selectOption('#language', 'zh');
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	const [file] = await Promise.all([page.waitForEvent('download'), page.click('#csv')]);
	const [head, ...rows] = parseCSV(readFileSync(await file.path(), 'utf8').slice(1));
	ok(rows.length === total && rows.every(r => r.length === head.length), 'hostile: the CSV keeps its shape');
	is(rows.flat().filter(c => /^[=+@\t\r]/.test(c)), [], 'hostile: no cell is a formula');
	is(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true, 'hostile: nothing overflows');
	await page.screenshot({ path: screenshot('hostile') });
	await page.finish('hostile');
}

// --- the policy holds -----------------------------------------------------------------------------------
{
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.goto(sampleURL);
	const result = await page.evaluate(async () => {
		const blocked = [];
		document.addEventListener('securitypolicyviolation', e => blocked.push(e.effectiveDirective));
		const script = document.createElement('script');
		script.textContent = 'window.ran = true';
		document.body.append(script);
		const style = document.createElement('style');
		style.textContent = 'body { color: red }';
		document.body.append(style);
		const image = new Image();
		image.src = 'http://127.0.0.1:9/x.png';
		document.body.append(image);
		const fetched = await fetch('http://127.0.0.1:9/').then(() => true, () => false);
		await new Promise(f => setTimeout(f, 200));
		return [window.ran === true, fetched, [...new Set(blocked)].sort()];
	});
	is(result, [false, false, ['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']], 'the policy stops scripts, styles, images and requests that are not the page\'s');
	await context.close();
}

// --- lines that were refused -----------------------------------------------------------------------------
{
	const page = await open(browser, makePage('refused', 'no record\n{"type":"segment"}\n{"type":"segment","text":"有5户"}\n', '--lang=en'));
	ok((await page.innerText('#summary')).includes('2 lines refused'), 'refused lines are counted');
	await page.click('#summary .alarm');
	ok((await page.innerText('#checks')).includes('no record'), 'and shown');
	await page.finish('refused lines');
}
{
	const page = await open(browser, makePage('empty', ''));
	is(await shownCount(page), 0, 'an empty stream makes an empty page');
	for (const view of ['checks', 'charts', 'figures'])
		await page.click(`#tab-${view}`);
	await page.finish('empty');
}

// --- 50,000 figures ------------------------------------------------------------------------------------------
{
	const many = recordsOf(stream('many')).filter(r => r.type === 'quantity');
	const url = makePage('many', stream('many'), '--lang=zh');
	const began = Date.now();
	const page = await open(browser, url);
	note(`50,000 figures: ready after ${Date.now() - began} ms, by the page's own clock the first text stood at ${await page.$eval('html', h => h.dataset.viewed)} ms, all was done at ${await page.$eval('html', h => h.dataset.ready)} ms`);
	note(`first contentful paint ${await page.evaluate(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime))} ms`);
	is(await shownCount(page), 50000, '50,000: all are listed');
	const timed = (name, act, arg) => page.evaluate(async ([act, arg]) => {
		const from = performance.now();
		const acts = {
			select([id, value]) { const e = document.getElementById(id); e.value = value; e.dispatchEvent(new Event('change', { bubbles: true })); },
			search(value) { const e = document.getElementById('search'); e.value = value; e.dispatchEvent(new Event('change', { bubbles: true })); },
			click(selector) { document.querySelector(selector).click(); },
		};
		acts[act](arg);
		const script = performance.now() - from;
		await new Promise(f => requestAnimationFrame(() => setTimeout(f)));
		return [Math.round(script), Math.round(performance.now() - from)];
	}, [act, arg]).then(([script, drawn]) => note(`${name}: ${script} ms, drawn after ${drawn} ms`));
	await timed('filter by class', 'select', ['by-class', '=money']);
	is(await shownCount(page), many.filter(q => q.class === 'money').length, '50,000: filter by class');
	await timed('and by stage', 'select', ['by-stage', '=plan']);
	is(await shownCount(page), many.filter(q => q.class === 'money' && q.stage === 'plan').length, '50,000: and by stage');
	await page.click('[type=reset]');
	await settle(page);
	await timed('first search', 'search', '发放补贴');
	is(await shownCount(page), many.filter(q => q.what === '发放补贴' || q.text.includes('发放补贴')).length, '50,000: search');
	await timed('second search', 'search', '危房');
	await timed('clear', 'search', '');
	await timed('sort by value', 'click', '[data-sort=value]');
	const sorted = many.map(q => Number(q.value)).sort((a, b) => a - b);
	is((await cells(page, 'value'))[0], grouped(String(sorted[0])), '50,000: sorted');
	await timed('sort by what', 'click', '[data-sort=what]');
	await timed('charts', 'click', '#tab-charts');
	await page.click('#tab-figures');
	await timed('back to the order of the text', 'click', '[data-sort=report]');
	await page.focus('#table');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await settle(page);
	await page.waitForTimeout(300);
	is(await page.evaluate(() => { const r = document.activeElement.getBoundingClientRect(); return [document.activeElement.id, r.top > 0 && r.bottom < innerHeight]; }), ['f49999', true],
		'50,000: from the end of the table to the end of the text');
	const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
	ok(nodes < 20000, `50,000: only what is seen exists (${nodes} elements)`);
	const frames = await page.evaluate(async () => {
		const pane = document.getElementById('text'), gaps = [];
		let last = performance.now();
		for (let i = 0; i < 60; i++) {
			pane.scrollTop -= 400;
			await new Promise(requestAnimationFrame);
			gaps.push(performance.now() - last);
			last = performance.now();
		}
		return gaps.sort((a, b) => a - b);
	});
	note(`scrolling: frame of ${frames[30].toFixed(1)} ms in the median, ${frames[59].toFixed(1)} ms at worst`);
	await page.finish('50,000');
}

await browser.close();
done();
