// The checks: what a report claims against what its own figures give.

const CHECKS_AT_ONCE = 200;

// The first figure of a check makes the claim; what the others give is spelt out
// where the rule says how: 6个 + 50个 + 14个, 1.7万亩 ÷ 0.77万亩.
const operation = { sum: ' + ', share: ' ÷ ', completion: ' ÷ ', product: ' × ' };

function arithmetic(check) {
	const given = texts(check.record.surfaces).slice(1), sign = operation[check.rule];
	if (check.rule === 'hundred')
		return `100% − ${given.map(visible).join(' − ')} = `;
	const percent = ['%', '％', '‰'].includes(text(check.record.unit));
	if (!sign || given.length < 2 || (sign === ' ÷ ' && !(percent && given.length === 2)))
		return '';
	return `${given.map(visible).join(sign)} = `;
}

function checkLine(check) {
	const { claimed, computed, diff, test, unit, reason } = check.record;
	const amountOf = x => `${grouped(visible(text(x)))} ${visible(text(unit))}`.trim();
	const equal = text(test) === '' || text(test) === '=';
	const verdict = `${nameOf('rule', check.rule)} · ${nameOf('status', check.status)}`;
	const parts = [text(reason) ? say('ui.brackets', verdict, nameOf('reason', text(reason))) : verdict];
	const written = texts(check.record.surfaces)[0];        // a claim with blanked digits has no value
	if (text(claimed) !== '' || written)
		parts.push(`${say('ui.claimed')} ${text(claimed) !== '' ? amountOf(claimed) : visible(written)}`);
	if (text(computed) !== '')
		parts.push(`${say('ui.computed')} ${arithmetic(check)}${amountOf(computed)}`);
	if (!equal)
		parts.push(say('ui.must', visible(text(test)).replace('>=', '≥').replace('<=', '≤')));
	else if (text(diff) !== '' && text(diff) !== '0')
		parts.push(`${say('ui.diff')} ${amountOf(diff)}`);
	return joined('ui.and', parts);
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
