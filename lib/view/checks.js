// The checks: what a report claims against what its own figures give.

const CHECKS_AT_ONCE = 200;

// 6 + 50 + 14, where the check's figures are a total and its parts; '' else.
function arithmetic(check) {
	const parts = check.figures.filter(f => f.rel === 'part');
	if (check.rule !== 'sum' || parts.length < 2)
		return '';
	return `${parts.map(amount).join(' + ')} = `;
}

function checkLine(check) {
	const { claimed, computed, diff } = check.record;
	const said = (key, x, before = '') => text(x) === '' ? '' : `${say(key)} ${before}${grouped(visible(text(x)))}`;
	return [`${nameOf('rule', check.rule)} · ${nameOf('status', check.status)}`, said('ui.claimed', claimed),
		said('ui.computed', computed, arithmetic(check)), said('ui.diff', diff)].filter(Boolean).join('，');
}

function checkBox(check) {
	const box = make('div', { class: 'check', 'data-status': check.status }, make('p', { class: 'check-line' }, checkLine(check)));
	if (text(check.record.text))
		box.append(make('p', { class: 'check-text' }, make('bdi', {}, visible(text(check.record.text)))));
	if (check.figures.length)
		box.append(make('p', {}, ...check.figures.flatMap(f => [figureButton(f, visible(f.surface)), ' '])));
	return box;
}

function drawChecks() {
	const pane = document.getElementById('checks');
	const list = make('ul', { class: 'checks' });
	let done = 0;
	const more = make('button', { type: 'button' });
	const add = () => {
		for (const check of checks.slice(done, done + CHECKS_AT_ONCE)) {
			const where = check.segment ? reportLabel(check.segment.report) : visible(text(check.record.doc));
			list.append(make('li', {}, make('p', { class: 'where' }, make('bdi', {}, where),
				` ${visible(text(check.record.seg))}`), checkBox(check)));
		}
		done += CHECKS_AT_ONCE;
		more.hidden = done >= checks.length;
		more.textContent = say('ui.more', checks.length - done);
	};
	more.addEventListener('click', add);
	add();
	pane.replaceChildren(...(checks.length ? [list, more] : [make('p', {}, say('ui.no-checks'))]), ...errorList());
}

function errorList() {
	if (errors.length === 0)
		return [];
	const rows = errors.slice(0, CHECKS_AT_ONCE).map(e => make('li', {},
		make('p', { class: 'where' }, `${visible(text(e.tool))}: ${visible(text(e.doc))}:${text(e.line)}: ${visible(text(e.error))}`),
		make('code', {}, visible((text(e.raw) || text(e.raw_base64)).slice(0, 400)))));
	return [make('h2', { id: 'errors' }, say('ui.errors')), make('ul', { class: 'checks' }, ...rows),
		...(errors.length > rows.length ? [make('p', {}, say('ui.more', errors.length - rows.length))] : [])];
}
