// A list of any length of which only the rows in view exist. The box scrolls
// and takes the focus; one row is current, named to screen readers by
// aria-activedescendant, moved by the arrow keys, and opened by Enter or a click.

class VirtualList {
	// fill(row, index) writes a row's content; open(index, event) is called for
	// Enter and clicks; other keys go to onKey(index, event) first.
	constructor(box, { header = null, role, fill, open, onKey = () => false }) {
		Object.assign(this, { box, header, role, fill, open, onKey, count: 0, current: -1, rows: new Map() });
		this.sizer = make('div', { class: 'sizer', role: 'presentation' });
		box.append(...(header ? [header] : []), this.sizer);
		box.addEventListener('scroll', () => this.draw(), { passive: true });
		box.addEventListener('keydown', e => this.key(e));
		box.addEventListener('click', e => {
			const row = e.target.closest('.row');
			if (row && this.sizer.contains(row)) {
				this.choose(Number(row.dataset.index));
				this.open(this.current, e);
			}
		});
		new ResizeObserver(() => this.draw()).observe(box);
	}

	get height() {
		return parseFloat(getComputedStyle(this.box).getPropertyValue('--row')) || 28;
	}

	// The list has changed: count rows, all of them new.
	reset(count) {
		this.count = count;
		this.current = Math.min(this.current, count - 1);
		if (this.header)
			this.box.setAttribute('aria-rowcount', count + 1);
		this.redraw();
	}

	redraw() {
		for (const row of this.rows.values())
			row.remove();
		this.rows.clear();
		this.sizer.style.height = `${this.count * this.height}px`;
		this.draw();
	}

	draw() {
		const height = this.height, top = this.box.scrollTop;
		const first = Math.max(0, Math.floor(top / height) - 4);
		const last = Math.min(this.count, Math.ceil((top + this.box.clientHeight) / height) + 4);
		for (const [index, row] of this.rows)
			if (index < first || index >= last) {
				row.remove();
				this.rows.delete(index);
			}
		for (let index = first; index < last; index++)
			if (!this.rows.has(index))
				this.add(index, height);
	}

	add(index, height) {
		const row = make('div', { class: 'row', role: this.role, id: `${this.box.id}-${index}`,
			'data-index': index, 'aria-rowindex': this.header ? index + 2 : null });
		row.style.top = `${index * height}px`;
		row.classList.toggle('current', index === this.current);
		row.setAttribute('aria-selected', index === this.current);
		this.fill(row, index);
		this.rows.set(index, row);
		// Rows stand in the order of the list, for those who read without seeing.
		let next = null;
		for (const other of this.sizer.children)
			if (Number(other.dataset.index) > index) {
				next = other;
				break;
			}
		this.sizer.insertBefore(row, next);
	}

	// Makes index current and brings it into view.
	choose(index) {
		if (this.count === 0)
			return;
		const old = this.rows.get(this.current);
		old?.classList.remove('current');
		old?.setAttribute('aria-selected', false);
		this.current = Math.max(0, Math.min(index, this.count - 1));
		const height = this.height, top = this.current * height;
		const room = this.box.clientHeight - (this.header?.offsetHeight ?? 0);
		if (top < this.box.scrollTop)
			this.box.scrollTop = top;
		else if (top + height > this.box.scrollTop + room)
			this.box.scrollTop = top + height - room;
		this.draw();
		const row = this.rows.get(this.current);
		row?.classList.add('current');
		row?.setAttribute('aria-selected', true);
		this.box.setAttribute('aria-activedescendant', `${this.box.id}-${this.current}`);
	}

	key(e) {
		if (e.target !== this.box || e.ctrlKey || e.metaKey || e.altKey)
			return;
		const page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 2);
		const to = { ArrowDown: this.current + 1, ArrowUp: this.current - 1, PageDown: this.current + page,
			PageUp: this.current - page, Home: 0, End: this.count - 1 }[e.key];
		if (to !== undefined)
			this.choose(to);
		else if ((e.key === 'Enter' || e.key === ' ') && this.current >= 0)
			this.open(this.current, e);
		else if (!this.onKey(this.current, e))
			return;
		e.preventDefault();
	}
}
