// The card of one figure: all its members, the figures tied to it, the checks it
// is part of. It opens by hover or focus, stays by click, tap or Enter, and goes
// by Escape.

let carded = null, pinned = false, cardTimer = 0;
let returnTo = null;    // the list a figure was opened from: Escape leads back to it
const card = document.getElementById('card');

function hoverCard(f) {
	clearTimeout(cardTimer);
	if (!pinned && f !== carded)
		cardTimer = setTimeout(() => openCard(f), 90);
}

function leaveCard() {
	clearTimeout(cardTimer);
	if (!pinned)
		cardTimer = setTimeout(() => {
			if (!card.matches(':hover') && document.activeElement !== carded?.mark)
				closeCard();
		}, 250);
}

// Opens the card and moves the focus into it.
function pinCard(f) {
	openCard(f);
	pinned = true;
	card.classList.add('pinned');
	card.focus({ preventScroll: true });
	f.mark?.scrollIntoView({ block: 'nearest' });   // on a narrow screen the card may cover it
}

function closeCard() {
	clearTimeout(cardTimer);
	light(carded, false);
	const back = pinned && card.contains(document.activeElement) ? carded?.mark : null;
	carded?.mark?.removeAttribute('aria-describedby');
	carded = null;
	pinned = false;
	card.hidden = true;
	card.classList.remove('pinned');
	if (back) {
		closeCard.returning = true;     // the focus comes back, and must not open it again
		back.focus({ preventScroll: true });
		closeCard.returning = false;
	}
}

// The figures tied to f by its group or by a check light up together.
function light(f, on) {
	if (!f)
		return;
	const lit = new Set(groupOf(f));
	for (const check of f.checks)
		check.figures.forEach(g => lit.add(g));
	for (const g of lit)
		g.mark?.classList.toggle('lit', on);
	f.mark?.classList.toggle('chosen', on);
}

function openCard(f) {
	if (closeCard.returning || (f === carded && !card.hidden))
		return;
	clearTimeout(cardTimer);
	light(carded, false);
	carded?.mark?.removeAttribute('aria-describedby');
	carded = f;
	pinned = false;
	card.classList.remove('pinned');
	card.replaceChildren(...cardContent(f));
	card.hidden = false;
	card.scrollTop = 0;
	light(f, true);
	f.mark?.setAttribute('aria-describedby', 'card-members');
	placeCard();
}

// Below the mark where there is room, else above it, and over the text, so that the
// table beside it stays in reach; on a narrow screen the style sheet puts the card at
// the foot.
function placeCard() {
	if (card.hidden || !carded?.mark)
		return;
	const mark = carded.mark.getBoundingClientRect(), size = card.getBoundingClientRect();
	const pane = document.getElementById('text').getBoundingClientRect();
	const right = pane.width > size.width ? pane.right : innerWidth;
	const below = mark.bottom + 6, above = mark.top - size.height - 6;
	const top = below + size.height <= innerHeight || above < 0 ? below : above;
	card.style.setProperty('--left', `${Math.max(6, Math.min(mark.left, right - size.width - 6))}px`);
	card.style.setProperty('--top', `${Math.max(6, Math.min(top, innerHeight - size.height - 6))}px`);
}

const cardOrder = ['what', 'act', 'time', 'class', 'approx', 'fraction', 'mask', 'unit', 'implied', 'enum', 'rel', 'also',
	'dim', 'ucum', 'of', 'si', 'tags', 'stage'];
const cardElsewhere = new Set(['type', 'place', 'sentence', 'at', 'span', 'surface', 'value', 'lo', 'hi', 'group']);

function memberText(f, key, value) {
	if (key === 'si' && value && typeof value === 'object') {
		if (converted(f) === '')
			return '';
		const unit = text(value.unit) === '1' ? '' : visible(text(value.unit));
		const exact = 'value' in value && value.value !== null ? `${grouped(text(value.value))} ${unit}` : '';
		return [exact.trim(), boundsText(value)].filter(Boolean).join('　');
	}
	if (key === 'tags')
		return joined('ui.list', texts(value).map(topicName));
	if (value === true || value === false)
		return value ? '✓' : '✗';
	if (key === 'also')
		return nameOf('rel', text(value));
	return ['class', 'approx', 'rel', 'stage', 'dim'].includes(key) ? nameOf(key, text(value)) : visible(text(value));
}

function cardContent(f) {
	const s = f.segment, record = f.record, list = make('dl', { id: 'card-members' });
	const add = (key, value) => {
		if (value !== '')
			list.append(make('dt', {}, words.has(`member.${key}`) ? say(`member.${key}`) : visible(key)),
				make('dd', {}, make('bdi', {}, value)));
	};
	add('value', `${amount(f)} ${visible(f.unit)}`.trim());
	add('bounds', boundsText(record));
	const members = { ...record, tags: f.tags, stage: f.stage };
	const keys = new Set([...cardOrder, ...Object.keys(record)]);
	for (const key of keys)
		if (!cardElsewhere.has(key) && members[key] !== undefined && members[key] !== null)
			add(key, memberText(f, key, members[key]));
	add('report', reportLabel(s.report));
	add('path', visible(s.path.join(' › ')));
	add('intro', visible(text(s.record.intro)));    // the sentence that announced its list
	add('seg', visible(s.seg));
	add('span', `${visible(s.report.doc)} [${pair(record.span).join(', ')})`);
	const close = make('button', { type: 'button', class: 'close', 'aria-label': say('ui.close') }, '×');
	close.addEventListener('click', closeCard);
	return [make('p', { class: 'card-head' }, make('bdi', { class: 'surface', 'data-class': f.class }, visible(f.surface)), close),
		list, ...groupList(f), ...f.checks.map(checkBox)];
}

function groupList(f) {
	const tied = groupOf(f);
	if (tied.length < 2)
		return [];
	return [make('p', { class: 'card-title' }, say('ui.group')),
		make('ul', { class: 'tied' }, ...tied.map(g => make('li', {}, figureButton(g,
			`${g.rel ? nameOf('rel', g.rel) : '·'} ${visible(g.what)} ${visible(g.surface)}`))))];
}

function figureButton(f, label) {
	const button = make('button', { type: 'button', class: 'link', 'data-figure': f.index }, make('bdi', {}, label));
	button.addEventListener('click', () => showFigure(f));
	return button;
}

function listenCard() {
	card.addEventListener('pointerleave', leaveCard);
	document.addEventListener('keydown', e => {
		if (e.key !== 'Escape' || (card.hidden && !returnTo))
			return;
		const within = card.contains(document.activeElement);  // then Escape leads to the figure first
		if (!card.hidden)
			closeCard();
		if (returnTo && !within) {
			showView('figures');
			returnTo.focus();
			returnTo = null;
		}
		e.preventDefault();
	});
	document.addEventListener('pointerdown', e => {
		returnTo = null;
		if (!card.hidden && !card.contains(e.target) && !figureOf(e.target))
			closeCard();
	});
	addEventListener('resize', placeCard);
}
