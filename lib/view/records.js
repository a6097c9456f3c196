// The records of the stream, as objects: reports, their segments, the figures
// with their places, the checks, the errors. Every number of a record is a
// string here (rr-view wrote it so), and stays one wherever it is shown.

const reports = [];     // { index, doc, number, no, title, segments, figures, off }
const segments = [];    // { index, report, seg, depth, kind, marker, path, text, tags, stage, figures, checks, record }
const figures = [];     // { index, segment, begin, end, sentence, record, ... }
const checks = [];      // { rule, status, figures, segment, record }
const errors = [];      // the error records
const foldTo = new Uint16Array(65536);          // character -> the one that rules are written with
const decoder = new TextDecoder('utf-16le');

const text = x => typeof x === 'string' ? x : x === null || x === undefined ? '' : shown(x);
const texts = x => Array.isArray(x) ? x.map(text) : [];
const pair = x => Array.isArray(x) && x.length === 2 ? [Number(x[0]), Number(x[1])] : [0, 0];

// Any value of a record as text.
function shown(x) {
	try {
		return typeof x === 'string' ? x : JSON.stringify(x);
	} catch {
		return '…';     // nested deeper than the stack
	}
}

function reportOf(record) {
	const doc = text(record.doc), number = text(record.report);
	const last = reports[reports.length - 1];
	if (last && last.doc === doc && last.number === number)
		return last;
	const key = `${doc}\n${number}`;
	let report = reportOf.known.get(key);
	if (!report) {
		report = { index: reports.length, doc, number, no: text(record.no), title: text(record.title),
			segments: [], figures: 0, off: 0 };
		reports.push(report);
		reportOf.known.set(key, report);
	}
	return report;
}
reportOf.known = new Map();

// The number goes first: titles of one compilation differ only at their ends.
function reportShort(report) {
	return (report.no ? `${visible(report.no)} · ` : '') + reportLabel(report);
}

function reportLabel(report) {
	if (report.number === '0')
		return say('ui.untitled');
	if (report.title)
		return visible(report.title);
	return report.no || report.number ? say('ui.report-no', visible(report.no || report.number)) : visible(report.doc) || '–';
}

const typed = {
	segment(record) {
		const seg = text(record.seg);
		const segment = { index: segments.length, report: reportOf(record), seg,
			depth: Math.min(seg.split('.').length, 6), kind: text(record.kind),
			marker: text(record.marker), path: texts(record.path), text: text(record.text),
			tags: texts(record.tags), stage: text(record.stage), figures: [], checks: [], record };
		segments.push(segment);
		segment.report.segments.push(segment);
	},
	quantity(record) {
		const segment = segments[segments.length - 1];
		const [begin, end] = pair(record.place);
		const tags = texts(record.tags);
		const figure = { index: figures.length, segment, begin, end, sentence: pair(record.sentence), record,
			surface: text(record.surface), class: text(record.class), unit: text(record.unit),
			what: text(record.what), act: text(record.act), rel: text(record.rel), time: text(record.time),
			group: text(record.group), approx: text(record.approx),
			tags: tags.length ? tags : segment.tags, stage: text(record.stage) || segment.stage,
			key: text(record.value ?? record.lo ?? record.hi), checks: [], off: false };
		figure.number = toNumber(figure.key);
		const si = record.si && typeof record.si === 'object' ? record.si : {};
		figure.siKey = text(si.value ?? si.lo ?? si.hi);
		figure.siNumber = toNumber(figure.siKey);
		figure.siUnit = text(si.unit);
		figures.push(figure);
		segment.figures.push(figure);
		segment.report.figures++;
	},
	check(record) {
		checks.push({ rule: text(record.rule), status: text(record.status), figures: [], segment: null, record });
	},
	fold(record) {
		const pairs = Array.from(text(record.pairs));
		for (let i = 0; i + 1 < pairs.length; i += 2)
			foldTo[pairs[i].codePointAt(0)] = pairs[i + 1].codePointAt(0);
	},
	error(record) {
		errors.push(record);
	},
};

function readLine(line) {
	let record;
	try {
		record = JSON.parse(line);
	} catch (e) {
		record = { type: 'error', tool: 'rr-view', error: String(e), raw: line.slice(0, 1000) };
	}
	const type = text(record.type);
	if (Object.hasOwn(typed, type))
		typed[type](record);
}

// Finds the segment and the figures that each check speaks of.
function tieChecks() {
	const bySpan = new Map(), bySegment = new Map();
	if (checks.length === 0)
		return;
	for (const f of figures)
		bySpan.set(`${f.segment.report.index} ${pair(f.record.span).join(' ')}`, f);
	for (const s of segments)
		bySegment.set(`${s.report.index} ${s.seg}`, s);
	for (const check of checks) {
		const report = reportOf(check.record);
		const members = Array.isArray(check.record.members) ? check.record.members : [];
		check.figures = members.map(m => bySpan.get(`${report.index} ${pair(m).join(' ')}`)).filter(Boolean);
		check.segment = bySegment.get(`${report.index} ${text(check.record.seg)}`) ||
			check.figures[0]?.segment || null;
		check.segment?.checks.push(check);
		for (const f of check.figures) {
			f.checks.push(check);
			f.off ||= check.status === 'off';
		}
		if (check.status === 'off')
			report.off++;
	}
	const order = ['off', 'open', 'ok'];
	checks.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

// Reads all blocks; afterFirst is awaited behind the first one, when there are more.
async function readRecords(afterFirst) {
	const blocks = document.querySelectorAll('script.records');
	for (const block of blocks) {
		for (const line of block.textContent.split('\n'))
			if (line !== '')
				readLine(line);
		block.remove();         // the objects are kept, the text need not be
		if (block === blocks[0] && blocks.length > 1)
			await afterFirst();
	}
	for (const s of segments)
		s.figures.sort((a, b) => a.begin - b.begin || a.end - b.end);
	tieChecks();
}

// The figures that a relation ties to f, f among them; or f alone.
function groupOf(f) {
	return f.group === '' || f.group === '0' ? [f] : f.segment.figures.filter(g => g.group === f.group);
}

function sentenceOf(f) {
	return f.segment.text.slice(...f.sentence);
}

// The form in which search compares: one script, lower case.
function fold(s) {
	const normal = s.normalize('NFKC').toLowerCase(), codes = new Uint16Array(normal.length);
	for (let i = 0; i < normal.length; i++) {
		const code = normal.charCodeAt(i);
		codes[i] = foldTo[code] || code;
	}
	return decoder.decode(codes);
}
