// The reports as text, every figure marked in its place. Segments are gathered
// into chunks; a chunk is filled in when it comes near to view (and, on a page of
// usual size, the rest when the browser is idle, so that its own search finds it).

const chunks = [];      // { box, segments, filled, seen }
const CHUNK_SEGMENTS = 24, CHUNK_CHARACTERS = 6000;
const IDLE_SEGMENTS = 4000;     // beyond this many, only what is looked at is filled in

function makeChunks() {
	const pane = document.getElementById('text');
	let size = Infinity, chunk = null;
	pane.replaceChildren();
	const watcher = new IntersectionObserver(entries => {
		for (const entry of entries)
			if (entry.isIntersecting)
				fillChunk(chunks[entry.target.dataset.chunk]);
	}, { root: pane, rootMargin: '1200px' });
	for (const report of reports) {
		const open = [];        // depths of the headings that enclose the segment
		for (const segment of report.segments) {
			if (segment.kind === 'section') {
				while (open.length && open.at(-1) >= segment.depth)
					open.pop();
				segment.heading = Math.min(3 + open.length, 6);
				open.push(segment.depth);
			}
			size += segment.text.length;
			if (size > CHUNK_CHARACTERS || chunk.segments.length === CHUNK_SEGMENTS) {
				const box = make('div', { class: 'chunk', 'data-chunk': chunks.length });
				chunk = { box, segments: [], filled: false, seen: -1, height: 0 };
				chunks.push(chunk);
				pane.append(box);
				watcher.observe(box);
				size = segment.text.length;
			}
			segment.chunk = chunk;
			chunk.segments.push(segment);
			chunk.height += 20 + 28 * Math.ceil((segment.text.length + 1) / 36);
		}
	}
	for (const c of chunks)
		c.box.style.minHeight = c.box.style.containIntrinsicHeight = `${c.height}px`;
	if (segments.length <= IDLE_SEGMENTS)
		fillIdly(0);
}

// The beginning of the text, shown while the rest is still being read.
async function previewText() {
	const box = make('div', { class: 'chunk' });
	for (const s of segments.slice(0, CHUNK_SEGMENTS))
		box.append(...segmentElements(s));
	document.getElementById('text').replaceChildren(box);
	document.documentElement.dataset.viewed = Math.round(performance.now());
	await new Promise(f => requestAnimationFrame(() => setTimeout(f)));
}

const whenIdle = window.requestIdleCallback || (f => setTimeout(f, 50));

function fillIdly(next) {
	whenIdle(() => {
		const until = performance.now() + 8;
		while (next < chunks.length && performance.now() < until)
			fillChunk(chunks[next++]);
		if (next < chunks.length)
			fillIdly(next);
	});
}

function fillChunk(chunk) {
	if (!chunk.filled) {
		chunk.filled = true;
		chunk.box.style.minHeight = '';
		for (const s of chunk.segments)
			chunk.box.append(...segmentElements(s));
	}
	dimChunk(chunk);
}

// Figures that the filters leave out are dimmed in the text.
function dimChunk(chunk) {
	if (chunk.seen === filterRun)
		return;
	chunk.seen = filterRun;
	for (const s of chunk.segments)
		for (const f of s.figures)
			f.mark?.classList.toggle('dim', !f.shown);
}

function dimText() {
	for (const chunk of chunks) {
		const box = chunk.box.getBoundingClientRect();
		if (chunk.filled && box.bottom > 0 && box.top < innerHeight)
			dimChunk(chunk);
	}
}

// Everything anew, for another language: what was filled in is filled in again.
function redrawText() {
	for (const chunk of chunks)
		if (chunk.filled) {
			chunk.box.replaceChildren();
			chunk.filled = false;
			chunk.seen = -1;
			fillChunk(chunk);
		}
}

function segmentElements(s) {
	const elements = [];
	if (s === s.report.segments[0])
		elements.push(...reportHead(s));
	const heading = s.kind === 'title' ? 'h2' : s.heading && s.text.length <= 60 ? `h${s.heading}` : 'p';
	const e = make(heading, { class: `seg ${s.stage ? 'staged' : ''}`, id: `s${s.index}`, 'data-kind': s.kind,
		'data-depth': s.depth, 'data-stage': s.stage || null });
	addMarkedText(e, s);
	if (s.stage || s.tags.length)
		e.append(segmentNotes(s));
	elements.push(e);
	for (const check of s.checks)
		if (check.status === 'off')
			elements.push(make('p', { class: 'off-note', role: 'note' }, '⚠ ', checkLine(check)));
	return elements;
}

function reportHead(s) {
	const report = s.report;
	const head = make('p', { class: 'report-head' }, make('bdi', {}, visible(report.doc)),
		report.number !== '0' && (report.no || report.number) ? ` · ${say('ui.report-no', visible(report.no || report.number))}` : '',
		` · ${say('ui.figure-count', report.figures)}`,
		report.off ? ` · ⚠ ${say('ui.off-count', report.off)}` : '');
	return s.kind === 'title' ? [head] : [head, make('h2', { class: 'seg' }, make('bdi', {}, reportLabel(report)))];
}

function segmentNotes(s) {
	const notes = make('span', { class: 'notes' });
	if (s.stage)
		notes.append(make('span', { class: 'chip stage', 'data-stage': s.stage }, nameOf('stage', s.stage)), ' ');
	for (const tag of s.tags.slice(0, 3))
		notes.append(make('span', { class: 'chip', title: topicName(tag) }, nameOf('topic', tag)), ' ');
	return notes;
}

function addMarkedText(e, s) {
	let from = 0;
	if (s.kind !== 'title' && s.marker && s.text.startsWith(s.marker) && !(s.figures[0]?.begin < s.marker.length)) {
		e.append(make('span', { class: 'marker' }, visible(s.marker)));
		from = s.marker.length;
	}
	for (const f of s.figures) {
		const begin = Math.max(f.begin, from), end = Math.max(f.end, begin);
		addText(e, s.text.slice(from, begin));
		f.mark = make('mark', { class: 'figure', id: `f${f.index}`, role: 'button', tabindex: f === roving ? 0 : -1,
			'data-figure': f.index, 'data-class': f.class, 'data-stage': f.stage || null });
		f.mark.classList.toggle('off', f.off);
		f.mark.classList.toggle('enum', f.record.enum === true); // 四个方面 counts what is said, not done
		f.mark.classList.toggle('short', end - begin <= 7);      // not broken over two lines
		addText(f.mark, begin < end ? s.text.slice(begin, end) : '†');   // one figure within another
		e.append(f.mark);
		from = end;
	}
	addText(e, s.text.slice(from));
}

// One mark at a time is in the order of the Tab key; the arrow keys move on.
let roving = null;

function setRoving(f) {
	roving?.mark?.setAttribute('tabindex', -1);
	roving = f;
	f.mark?.setAttribute('tabindex', 0);
}

// Brings a segment into view. The heights of chunks not yet seen are guesses, so
// the place is sought again when those near it have been drawn.
function showSegment(s, target = null) {
	showView('text');
	const at = chunks.indexOf(s.chunk);
	for (const chunk of chunks.slice(Math.max(0, at - 1), at + 2))
		fillChunk(chunk);
	const e = target?.() ?? document.getElementById(`s${s.index}`);
	const block = target ? 'center' : 'start';
	e.scrollIntoView({ block });
	requestAnimationFrame(() => requestAnimationFrame(() => e.scrollIntoView({ block })));
	return e;
}

// Goes to a figure in the text: into view, focused, its card open.
function showFigure(f) {
	const mark = showSegment(f.segment, () => f.mark);
	setRoving(f);
	mark.focus({ preventScroll: true });
	requestAnimationFrame(() => requestAnimationFrame(() => openCard(f)));
}

// The n-th figure after (before) f in the order of the text.
function neighbour(f, step) {
	const list = f.segment.figures, i = list.indexOf(f) + step;
	if (list[i])
		return list[i];
	for (let s = f.segment.index + step; segments[s]; s += step)
		if (segments[s].figures.length)
			return segments[s].figures.at(step > 0 ? 0 : -1);
	return null;
}

function figureOf(e) {
	const mark = e instanceof Element ? e.closest('mark.figure') : null;
	return mark ? figures[mark.dataset.figure] : null;
}

function listenText() {
	const pane = document.getElementById('text');
	roving = segments.find(s => s.figures.length)?.figures[0] ?? null;
	pane.addEventListener('keydown', e => {
		const f = figureOf(e.target);
		if (!f || e.ctrlKey || e.metaKey || e.altKey)
			return;
		const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
		const next = step && neighbour(f, step);
		if (next)
			showFigure(next);
		else if (e.key === 'Enter' || e.key === ' ')
			pinCard(f);
		else
			return;
		e.preventDefault();
	});
	pane.addEventListener('click', e => {
		const f = figureOf(e.target);
		if (f) {
			setRoving(f);
			pinCard(f);
		}
	});
	pane.addEventListener('pointerover', e => {
		const f = e.pointerType === 'mouse' && figureOf(e.target);
		if (f)
			hoverCard(f);
	});
	pane.addEventListener('pointerout', e => {
		if (figureOf(e.target))
			leaveCard();
	});
	pane.addEventListener('focusin', e => {
		const f = figureOf(e.target);
		if (f) {
			setRoving(f);
			openCard(f);
		}
	});
	pane.addEventListener('scroll', () => {
		if (!listenText.waiting) {
			listenText.waiting = true;
			requestAnimationFrame(() => {
				listenText.waiting = false;
				dimText();
				placeCard();
			});
		}
	}, { passive: true });
}
