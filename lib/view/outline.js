// The outline: reports, and under each its sections and items.

let outlineRows = [];   // { report, segment, level, open }
const openReports = new Set();
let outline = null;

function outlineSegments(report) {
	report.outline ??= report.segments.filter(s => (s.kind === 'section' || s.kind === 'item') && s.text !== '');
	return report.outline;
}

function listOutline() {
	outlineRows = [];
	for (const report of reports) {
		outlineRows.push({ report, segment: report.segments[0], level: 1 });
		if (openReports.has(report))
			for (const segment of outlineSegments(report))
				outlineRows.push({ report, segment, level: Math.min(segment.depth + 1, 5) });
	}
	outline.reset(outlineRows.length);
}

function fillOutlineRow(row, index) {
	const { report, segment, level } = outlineRows[index];
	const head = level === 1, children = head && outlineSegments(report).length > 0;
	const label = head ? reportShort(report) : visible(segment.text.slice(0, 60));
	row.setAttribute('aria-level', level);
	row.dataset.level = level;
	if (head) {
		row.setAttribute('aria-setsize', reports.length);
		row.setAttribute('aria-posinset', report.index + 1);
	}
	row.title = label;
	if (children)
		row.setAttribute('aria-expanded', openReports.has(report));
	row.append(make('span', { class: 'twisty', 'aria-hidden': 'true' }, children ? (openReports.has(report) ? '▾' : '▸') : ''),
		make('bdi', { class: 'label' }, label));
	if (head)
		row.append(make('span', { class: 'count' }, `${report.off ? '⚠ ' : ''}${report.figures}`));
}

function toggleReport(report) {
	if (!openReports.delete(report))
		openReports.add(report);
	listOutline();
}

function makeOutline() {
	if (reports.length <= 30)
		reports.forEach(r => openReports.add(r));
	outline = new VirtualList(document.getElementById('tree'), {
		role: 'treeitem',
		fill: fillOutlineRow,
		open(index, e) {
			const row = outlineRows[index];
			if (e.target instanceof Element && e.target.closest('.twisty') && row.level === 1)
				toggleReport(row.report);
			else if (row.segment)
				showSegment(row.segment);
		},
		onKey(index, e) {
			const row = outlineRows[index];
			if (row?.level === 1 && openReports.has(row.report) !== (e.key === 'ArrowRight') &&
			    (e.key === 'ArrowRight' || e.key === 'ArrowLeft'))
				return toggleReport(row.report), outline.choose(index), true;
			if (row?.level > 1 && e.key === 'ArrowLeft')
				return outline.choose(outlineRows.findIndex(r => r.report === row.report)), true;
			return false;
		},
	});
	listOutline();
}
