// Small charts of the figures shown, as inline SVG. They are pictures: exact
// values stand in the table.

function svg(name, attributes, ...children) {
	const e = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [key, value] of Object.entries(attributes))
		e.setAttribute(key, value);
	e.append(...children);
	return e;
}

const stageOrder = ['done', 'problem', 'plan', 'background', ''];
const stageOf = f => stageOrder.includes(f.stage) ? f.stage : '';

const DOTS = 2000;      // beyond this many values, one path a stage is drawn instead of dots to click

function drawCharts() {
	drawTopicBars();
	fillSeriesChoices();
	drawSeries();
}

// One bar a topic, cut by stage; a click on it chooses the topic.
function drawTopicBars() {
	const count = new Map();
	for (const f of listed)
		for (const tag of f.tags.length ? f.tags : ['']) {
			if (!count.has(tag))
				count.set(tag, Object.fromEntries(stageOrder.map(s => [s, 0])));
			count.get(tag)[stageOf(f)]++;
		}
	const total = counts => Object.values(counts).reduce((a, b) => a + b);
	const rows = [...count].sort((a, b) => total(b[1]) - total(a[1])).slice(0, 40);
	const most = Math.max(1, ...rows.map(([, counts]) => total(counts)));
	document.getElementById('stage-key').replaceChildren(...stageOrder.flatMap(s =>
		[make('span', { class: 'chip stage', 'data-stage': s }, s ? nameOf('stage', s) : say('ui.none')), ' ']));
	document.getElementById('topic-bars').replaceChildren(...rows.map(([tag, counts]) => {
		const name = tag ? topicName(tag) : say('ui.none');
		const button = make('button', { type: 'button', 'data-topic': tag, title: joined('ui.and', stageOrder.filter(s => counts[s])
			.map(s => `${s ? nameOf('stage', s) : say('ui.none')} ${counts[s]}`)) },
			make('span', { class: 'label' }, name), stageBar(counts, most), make('span', { class: 'count' }, grouped(String(total(counts)))));
		button.addEventListener('click', () => {
			document.getElementById('by-topic').value = `=${tag}`;
			applyFilters();
			showView('figures');
		});
		return make('li', {}, button);
	}));
}

function stageBar(counts, most) {
	const bar = svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
	let x = 0;
	for (const stage of stageOrder) {
		const width = 100 * counts[stage] / most;
		if (width > 0)
			bar.append(svg('rect', { x, y: 0, width, height: 10, class: 'bar', 'data-stage': stage }));
		x += width;
	}
	return bar;
}

// What a figure offers to the series: its unit as written, or the converted one.
const seriesUnit = choice => choice.startsWith('si:') ?
	{ fits: f => f.siUnit === choice.slice(3), number: f => f.siNumber, unit: choice.slice(3) } :
	{ fits: f => f.unit === choice.slice(3), number: f => f.number, unit: choice.slice(3) };

function mostFrequent(values, n) {
	const count = new Map();
	for (const value of values)
		if (value !== '')
			count.set(value, (count.get(value) ?? 0) + 1);
	return [...count].sort((a, b) => b[1] - a[1]).slice(0, n);
}

function fillSeriesChoices() {
	const units = document.getElementById('series-unit'), whats = document.getElementById('series-what');
	const [unit, what] = [units.value, whats.value];
	const options = (values, prefix) => mostFrequent(values, 60).map(([value, n]) =>
		make('option', { value: prefix + value }, `${visible(value)} (${n})`));
	units.replaceChildren(
		make('optgroup', { label: say('ui.as-written') }, ...options(listed.map(f => f.unit), 'as:')),
		make('optgroup', { label: say('ui.in-si') }, ...options(listed.map(f => f.siUnit), 'si:')));
	if ([...units.options].some(o => o.value === unit))
		units.value = unit;
	const { fits } = seriesUnit(units.value);
	whats.replaceChildren(make('option', { value: '' }, say('ui.any')),
		...options(listed.filter(fits).map(f => f.what), '='));
	whats.value = [...whats.options].some(o => o.value === what) ? what : '';
}

function drawSeries() {
	const { fits, number, unit } = seriesUnit(document.getElementById('series-unit').value);
	const what = document.getElementById('series-what').value;
	const points = listed.filter(f => fits(f) && (what === '' || what === `=${f.what}`) && Number.isFinite(number(f)));
	const plot = document.getElementById('series-plot');
	if (points.length === 0)
		return plot.replaceChildren(make('p', {}, say('ui.no-figures')));
	let low = Infinity, high = -Infinity;
	for (const f of points) {
		low = Math.min(low, number(f));
		high = Math.max(high, number(f));
	}
	// Values that span more than three powers of ten are told apart only by logarithms.
	const log = low > 0 && high / low > 1000;
	const floor = log ? low : Math.min(0, low);
	const scale = v => log ? Math.log(v / floor) / Math.log(high / floor) : (v - floor) / (high - floor || 1);
	plot.replaceChildren(seriesPicture(points, number, scale, [low, high]),
		make('p', { class: 'caption' }, `${say('ui.plot', grouped(String(points.length)), short(low), short(high))} ${visible(unit)} · ${say(log ? 'ui.log' : 'ui.linear')}`));
}

const short = x => new Intl.NumberFormat(language, { maximumSignificantDigits: 4, notation: 'compact' }).format(x);

function seriesPicture(points, number, scale, range) {
	const W = 480, H = 220, left = 36, bottom = 30;
	const seen = [...new Set(points.map(f => f.segment.report.index))].sort((a, b) => a - b);
	const column = new Map(seen.map((r, i) => [r, i]));
	const x = f => left + (column.get(f.segment.report.index) + 0.5) * (W - left - 8) / seen.length;
	const y = f => H - bottom - scale(number(f)) * (H - bottom - 12);
	const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'img', 'aria-label': say('ui.over-reports') },
		svg('line', { x1: left, x2: W - 8, y1: H - bottom, y2: H - bottom, class: 'axis' }));
	const every = Math.ceil(seen.length / 12);
	seen.forEach((r, i) => {
		if (i % every === 0)
			picture.append(svg('text', { x: left + (i + 0.5) * (W - left - 8) / seen.length, y: H - bottom + 16, 'text-anchor': 'middle' },
				reports[r].no || reports[r].number || String(r + 1)));
	});
	for (const v of range)
		picture.append(svg('text', { x: 2, y: H - bottom - scale(v) * (H - bottom - 12) - 4, class: 'tick' }, short(v)));
	if (points.length > DOTS) {
		for (const stage of stageOrder)
			picture.append(svg('path', { class: 'dots', 'data-stage': stage, d: points.filter(f => stageOf(f) === stage)
				.map(f => `M${x(f).toFixed(1)} ${y(f).toFixed(1)}h0`).join('') }));
		return picture;
	}
	for (const f of points) {
		const dot = svg('circle', { cx: x(f), cy: y(f), r: 4, class: 'dot', 'data-stage': stageOf(f), 'data-figure': f.index },
			svg('title', {}, `${reportLabel(f.segment.report)}\n${visible(f.what)} ${amount(f)} ${visible(f.unit)}`));
		dot.addEventListener('click', () => showFigure(f));
		picture.append(dot);
	}
	return picture;
}

function listenCharts() {
	document.getElementById('series').addEventListener('submit', e => e.preventDefault());
	document.getElementById('series').addEventListener('change', () => {
		fillSeriesChoices();
		drawSeries();
	});
}
