// The start, and what concerns the page as a whole: which panes are seen, the
// language, the colours, printing.

const PRINTED_FIGURES = 3000;

// On a wide screen outline, text and side stand beside one another; on a narrow
// one a single pane is seen. Either way a name tells what to bring forward.
function showView(name) {
	const body = document.body.dataset;
	body.view = name;
	if (['figures', 'checks', 'charts'].includes(name) && body.side !== name) {
		body.side = name;
		if (name === 'charts')
			drawCharts();
		if (name === 'figures')
			table.draw();
	}
	for (const button of document.querySelectorAll('[data-show]')) {
		const on = button.dataset.show === (button.getAttribute('role') === 'tab' ? body.side : body.view);
		button.setAttribute(button.getAttribute('role') === 'tab' ? 'aria-selected' : 'aria-pressed', on);
		if (button.getAttribute('role') === 'tab')
			button.tabIndex = on ? 0 : -1;
	}
}

function drawSummary() {
	const off = checks.filter(c => c.status === 'off').length;
	const parts = [say('ui.reports', reports.filter(r => r.number !== '0').length), say('ui.figure-count', grouped(String(figures.length)))];
	if (checks.length)
		parts.push(say('ui.check-count', checks.length));
	const summary = document.getElementById('summary');
	summary.replaceChildren(parts.join(' · '));
	const link = (key, n) => {
		const button = make('button', { type: 'button', class: 'alarm' }, `⚠ ${say(key, n)}`);
		button.addEventListener('click', () => {
			showView('checks');
			document.getElementById(key === 'ui.error-count' ? 'errors' : 'checks').scrollIntoView();
		});
		summary.append(' ', button);
	};
	if (off)
		link('ui.off-count', off);
	if (errors.length)
		link('ui.error-count', errors.length);
}

function drawLegend() {
	const classes = [...new Set(figures.map(f => f.class))].sort((a, b) => wordRank('class', a) - wordRank('class', b));
	document.getElementById('legend-body').replaceChildren(
		make('p', {}, ...classes.flatMap(c => [make('mark', { class: 'figure', 'data-class': c }, nameOf('class', c)), ' '])),
		make('p', {}, ...['done', 'problem', 'plan', 'background'].flatMap(s =>
			[make('mark', { class: 'figure', 'data-stage': s }, nameOf('stage', s)), ' '])),
		make('p', {}, make('mark', { class: 'figure off' }, nameOf('status', 'off')), ' ', make('mark', { class: 'figure enum' }, say('member.enum'))),
		make('p', {}, say('ui.help')));
}

function speak(lang) {
	setLanguage(lang);
	document.getElementById('language').value = lang;
	drawSummary();
	drawLegend();
	fillChoices();
	labelHeader();
	outline.redraw();
	drawChecks();
	redrawText();
	applyFilters();
}

// A row of the table on paper, where the report is told by its number alone.
function printedRow(f, printed) {
	return make('tr', {}, ...printed.map(c => {
		const cell = visible(c.key === 'report' ? f.segment.report.no || f.segment.report.number : c.cell(f) || '');
		return make('td', { 'data-key': c.key, class: c.numeric ? `num ${cell.length <= 20 ? 'short' : ''}` : null },
			make('bdi', {}, cell));
	}));
}

// Paper shows all of the text, and behind it a plain table of the figures shown.
function beforePrint() {
	chunks.forEach(fillChunk);
	const rows = listed.slice(0, PRINTED_FIGURES), appendix = document.getElementById('appendix');
	const printed = columns.filter(c => !['surface', 'class', 'rel'].includes(c.key));
	appendix.replaceChildren(
		make('h2', {}, say('ui.appendix')),
		rows.length < listed.length ? make('p', {}, say('ui.appendix-cut', rows.length, listed.length)) : '',
		make('table', {}, make('thead', {}, make('tr', {}, ...printed.map(c => make('th', {}, say(`member.${c.key}`))))),
			make('tbody', {}, ...rows.map(f => printedRow(f, printed)))));
	appendix.hidden = false;
}

function afterPrint() {
	document.getElementById('appendix').hidden = true;
	document.getElementById('appendix').replaceChildren();
}

// Left and right move between the tabs (WAI-ARIA Authoring Practices, Tabs).
function listenTabs() {
	for (const button of document.querySelectorAll('[data-show]'))
		button.addEventListener('click', () => showView(button.dataset.show));
	document.querySelector('.tabs').addEventListener('keydown', e => {
		const tabs = [...e.currentTarget.children], step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
		if (step) {
			const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
			showView(next.dataset.show);
			next.focus();
		}
	});
}

async function start() {
	const root = document.documentElement;
	readWords();
	const own = root.dataset.lang || (navigator.language || '').slice(0, 2);
	setLanguage(own === 'zh' ? 'zh' : 'en');
	showView('text');
	await readRecords(previewText);
	makeOutline();
	makeTable();
	makeChunks();
	listenText();
	listenCard();
	listenTabs();
	listenCharts();
	document.getElementById('language').addEventListener('change', e => speak(e.target.value));
	document.getElementById('theme').addEventListener('change', e => {
		root.dataset.theme = e.target.value;
	});
	addEventListener('beforeprint', beforePrint);
	addEventListener('afterprint', afterPrint);
	speak(language);
	foldIdly(0);
	root.dataset.ready = Math.round(performance.now());
}

start();
