// The table of all figures: filtered, searched, sorted, and given out as CSV.

const collator = new Intl.Collator('zh');
// The order of texts as a dictionary has them; each text is placed once, since
// comparing by language is slow.
function byText(of) {
	return list => {
		const rank = new Map([...new Set(list.map(of))].sort(collator.compare).map((s, i) => [s, i]));
		return (a, b) => rank.get(of(a)) - rank.get(of(b));
	};
}
const byRank = (kind, of) => (a, b) => wordRank(kind, of(a)) - wordRank(kind, of(b));
const byValue = (a, b) => compareValues(a.number, a.key, b.number, b.key);
const bySI = (a, b) => collator.compare(a.siUnit, b.siUnit) || compareValues(a.siNumber, a.siKey, b.siNumber, b.siKey);

// Columns: heading, the cell's text, the order (of two figures, or of the list by
// text), and whether it holds numbers.
const columns = [
	{ key: 'report', cell: f => reportShort(f.segment.report), order: (a, b) => a.index - b.index },
	{ key: 'what', cell: f => f.what, text: byText(f => f.what) },
	{ key: 'value', cell: amount, order: byValue, numeric: true },
	{ key: 'unit', cell: f => f.unit, text: byText(f => f.unit) },
	{ key: 'si', cell: converted, order: bySI, numeric: true },
	{ key: 'act', cell: f => f.act, text: byText(f => f.act) },
	{ key: 'time', cell: f => f.time, text: byText(f => f.time) },
	{ key: 'stage', cell: f => f.stage && nameOf('stage', f.stage), order: byRank('stage', f => f.stage) },
	{ key: 'tags', cell: f => joined('ui.list', f.tags.map(tag => nameOf('topic', tag))), text: byText(f => f.tags[0] ?? '\uffff') },
	{ key: 'class', cell: f => nameOf('class', f.class), order: byRank('class', f => f.class) },
	{ key: 'rel', cell: f => f.rel && nameOf('rel', f.rel), order: byRank('rel', f => f.rel) },
	{ key: 'surface', cell: f => f.surface, text: byText(f => f.surface) },
	{ key: 'seg', cell: f => f.segment.seg, order: (a, b) => a.index - b.index },
];

// The converted value; nothing where the conversion says no more than the value.
function converted(f) {
	if (f.siKey === '' || (f.siUnit === '1' && f.siKey === f.key))
		return '';
	return f.siUnit === '1' ? grouped(f.siKey) : `${grouped(f.siKey)} ${f.siUnit}`;
}

// The place of a name among those of its kind in the table of words.
function wordRank(kind, name) {
	wordRank.known ??= new Map([...words.keys()].map((key, i) => [key, i]));
	return wordRank.known.get(`${kind}.${name}`) ?? Infinity;
}

let table = null;
let listed = [];                // the figures shown, in order
let filterRun = 0;              // counts the changes of the filters
let filtersApplied = '';        // as the form had them then
let sorting = { column: columns[0], down: false };
const filter = id => document.getElementById(id).value;

// Whether a word holds the term, in folded form. Most figures share their words
// with others, so each is asked once.
function wordMatcher(term, spelled = word => word) {
	const known = new Map();
	return word => {
		let holds = known.get(word);
		if (holds === undefined)
			known.set(word, holds = fold(spelled(word)).includes(term));
		return holds;
	};
}

// Whether a figure has the term in its sentence (where its surface stands), its own
// members or its topics.
function figureMatcher(term) {
	const word = wordMatcher(term), topic = wordMatcher(term, tag => `${tag}\n${topicName(tag)}`);
	return f => sentenceText(f).includes(term) || word(f.what) || word(f.act) || word(f.time) || word(f.unit) ||
		f.key.includes(term) || f.tags.some(topic);
}

function sentenceText(f) {
	f.segment.folded ??= fold(f.segment.text);
	// Folding may change lengths (NFKC); then the whole segment is searched.
	return f.segment.folded.length === f.segment.text.length ?
		f.segment.folded.slice(...f.sentence) : f.segment.folded;
}

// Folds beforehand while the browser is idle, so that the first search is quick.
function foldIdly(next) {
	whenIdle(() => {
		const until = performance.now() + 8;
		while (next < figures.length && performance.now() < until)
			sentenceText(figures[next++]);
		if (next < figures.length)
			foldIdly(next);
	});
}

function keeps() {
	const report = filter('by-report'), topic = filter('by-topic'), stage = filter('by-stage');
	const kind = filter('by-class'), unit = filter('by-unit');
	const terms = fold(filter('search')).split(/\s+/).filter(Boolean).map(figureMatcher);
	const only = (choice, value) => choice === '' || choice === `=${value}`;
	const about = tag => topic === `=${tag}` || tag.startsWith(`${topic.slice(1)}/`);
	return f => only(report, f.segment.report.index) && only(stage, f.stage) && only(kind, f.class) && only(unit, f.unit) &&
		(topic === '' || (topic === '=' ? f.tags.length === 0 : f.tags.some(about))) &&
		terms.every(has => has(f));
}

function sortListed() {
	const { column, down } = sorting, way = down ? -1 : 1;
	const order = column.order ?? column.text(listed);
	listed.sort((a, b) => way * order(a, b) || a.index - b.index);
}

const filtersAsked = () => JSON.stringify(['search', 'by-report', 'by-topic', 'by-stage', 'by-class', 'by-unit'].map(filter));

function applyFilters() {
	filtersApplied = filtersAsked();
	const keep = keeps();
	filterRun++;
	listed = [];
	for (const f of figures)
		if ((f.shown = keep(f)))
			listed.push(f);
	sortListed();
	document.getElementById('shown').textContent = say('ui.shown', grouped(String(listed.length)), grouped(String(figures.length)));
	document.getElementById('table').scrollTop = 0;
	table.current = -1;
	table.reset(listed.length);
	dimText();
	if (document.body.dataset.side === 'charts')
		drawCharts();
}

function fillRow(row, index) {
	const f = listed[index];
	row.classList.toggle('off', f.off);
	row.classList.toggle('enum', f.record.enum === true);
	for (const column of columns) {
		const cell = visible(column.cell(f) || '');
		row.append(make('span', { role: 'gridcell', class: column.numeric ? 'num' : null, title: cell || null,
			'data-class': column.key === 'class' ? f.class : null,
			'data-stage': column.key === 'stage' ? f.stage : null }, make('bdi', {}, cell)));
	}
}

function headerRow() {
	const header = make('div', { class: 'row header', role: 'row' });
	for (const column of columns) {
		const button = make('button', { type: 'button', 'data-sort': column.key });
		button.addEventListener('click', () => sortBy(column));
		header.append(make('span', { role: 'columnheader', class: column.numeric ? 'num' : null }, button));
	}
	return header;
}

function labelHeader() {
	for (const button of document.querySelectorAll('[data-sort]')) {
		const current = button.dataset.sort === sorting.column.key;
		button.textContent = say(`member.${button.dataset.sort}`) + (current ? (sorting.down ? ' ▼' : ' ▲') : '');
		button.parentNode.setAttribute('aria-sort', current ? (sorting.down ? 'descending' : 'ascending') : 'none');
	}
}

function sortBy(column) {
	sorting = { column, down: sorting.column === column && !sorting.down };
	sortListed();
	labelHeader();
	table.reset(listed.length);
}

// A choice for every value met, most frequent first (or in the order given).
function fillChoice(id, values, label, order = null) {
	const select = document.getElementById(id), chosen = select.value, count = new Map();
	for (const value of values)
		count.set(value, (count.get(value) ?? 0) + 1);
	const entries = [...count].sort(order ?? ((a, b) => b[1] - a[1]));
	select.replaceChildren(make('option', { value: '' }, say('ui.all', select.getAttribute('aria-label'))), ...entries.map(([value, n]) =>
		make('option', { value: `=${value}` }, `${value === '' ? say('ui.none') : label(value)} (${n})`)));
	select.value = chosen;
}

function topicValues() {
	return figures.flatMap(f => f.tags.length ? [...new Set(f.tags.flatMap(tag => [tag.split('/')[0], tag]))] : ['']);
}

function fillChoices() {
	fillChoice('by-report', figures.map(f => f.segment.report.index), i => reportShort(reports[i]), (a, b) => a[0] - b[0]);
	fillChoice('by-topic', topicValues(), topicName, (a, b) =>
		wordRank('topic', a[0]) - wordRank('topic', b[0]) || (a[0] < b[0] ? -1 : 1));
	fillChoice('by-stage', figures.map(f => f.stage), s => nameOf('stage', s));
	fillChoice('by-class', figures.map(f => f.class), c => nameOf('class', c));
	fillChoice('by-unit', figures.map(f => f.unit), visible);
}

function makeTable() {
	table = new VirtualList(document.getElementById('table'), {
		header: headerRow(), role: 'row', fill: fillRow,
		open(index) {
			showFigure(listed[index]);
			returnTo = table.box;
		},
	});
	const form = document.getElementById('filters');
	let timer = 0;
	form.addEventListener('submit', e => e.preventDefault());
	form.addEventListener('change', () => {
		// Leaving the search field changes nothing; new rows would swallow the click on one.
		if (filtersAsked() !== filtersApplied)
			applyFilters();
	});
	form.addEventListener('reset', () => setTimeout(applyFilters));
	document.getElementById('search').addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(applyFilters, 120);
	});
	document.getElementById('csv').addEventListener('click', downloadCSV);
}

// CSV as RFC 4180 has it, with a byte order mark so that spreadsheets read UTF-8.
// Text that a spreadsheet would take for a formula gets an apostrophe before it.
function csvField(x) {
	let s = text(x);
	if (/^[=+\-@\t\r]/.test(s) && !/^-?\d+(\.\d+)?$/.test(s))
		s = `'${s}`;
	return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
}

const csvColumns = ['doc', 'report', 'no', 'title', 'seg', 'surface', 'value', 'lo', 'hi', 'mask', 'approx', 'unit', 'si_value',
	'si_unit', 'what', 'act', 'rel', 'also', 'group', 'time', 'class', 'stage', 'tags', 'begin', 'end', 'sentence'];

function csvRow(f) {
	const { report } = f.segment, [begin, end] = pair(f.record.span);
	const own = { doc: report.doc, report: report.number, no: report.no, title: report.title, seg: f.segment.seg,
		si_value: f.siKey, si_unit: f.siUnit, stage: f.stage, tags: f.tags.join(' '),
		begin: String(begin), end: String(end), sentence: sentenceOf(f) };
	return csvColumns.map(key => csvField(key in own ? own[key] : f.record[key])).join(',');
}

function downloadCSV() {
	const lines = [csvColumns.join(','), ...listed.map(csvRow), ''];
	const url = URL.createObjectURL(new Blob(['\ufeff', lines.join('\r\n')], { type: 'text/csv;charset=utf-8' }));
	make('a', { href: url, download: 'figures.csv' }).click();
	setTimeout(() => URL.revokeObjectURL(url), 10000);
}
