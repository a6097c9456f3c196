// Exact decimals as text: compared and grouped by their digits. A binary float
// serves only where a picture is drawn or an order is found first.

function toNumber(s) {
	if (s === '')
		return NaN;
	const [num, den] = s.split('/');        // a value with no finite decimal may be a fraction
	return den === undefined ? Number(num) : Number(num) / Number(den);
}

// Thousands grouped, every digit kept: 1234567.50 is 1,234,567.50.
function grouped(s) {
	const m = /^(-?)(\d{4,})(\..*)?$/.exec(s);
	return m ? m[1] + m[2].replace(/\B(?=(\d{3})+$)/g, ',') + (m[3] || '') : s;
}

// The order of two plain decimals, by their digits: <0, 0, >0.
function compareDecimals(a, b) {
	const negative = a.startsWith('-');
	if (negative !== b.startsWith('-'))
		return negative ? -1 : 1;
	const [ai, af = ''] = a.replace('-', '').split('.'), [bi, bf = ''] = b.replace('-', '').split('.');
	const width = Math.max(ai.length, bi.length), places = Math.max(af.length, bf.length);
	const x = ai.padStart(width, '0') + af.padEnd(places, '0');
	const y = bi.padStart(width, '0') + bf.padEnd(places, '0');
	const order = x < y ? -1 : x > y ? 1 : 0;
	return negative ? -order : order;
}

// The order of two values given as number and text. Rounding keeps order, so the
// digits are asked only when the floats are equal. What has no value comes last.
function compareValues(n, s, m, t) {
	if (Number.isNaN(n) || Number.isNaN(m))
		return Number.isNaN(n) - Number.isNaN(m);
	return n - m || (s === t || s.includes('/') || t.includes('/') ? 0 : compareDecimals(s, t));
}

const sign = { about: '≈', over: '>', near: '≲', under: '<', at_least: '≥', at_most: '≤' };

// [lo, hi] of a record, an open side as an infinity; '' when it has no bounds.
function boundsText(record) {
	if (!('lo' in record || 'hi' in record))
		return '';
	const side = (x, open) => x === null || x === undefined ? open : grouped(text(x));
	return `${side(record.lo, '−∞')} … ${side(record.hi, '∞')}`;
}

// A figure's value as a reader wants it: 300 余 is ">300", 3 to 5 "3–5", xx "xx".
function amount(f) {
	const { value, lo, hi, mask } = f.record;
	if (value !== null && value !== undefined)
		return (sign[f.approx] || '') + grouped(text(value));
	if (text(lo) !== '' && text(hi) !== '')
		return `${grouped(text(lo))}–${grouped(text(hi))}`;
	return visible(text(mask)) || (text(lo) !== '' ? `≥${grouped(text(lo))}` : text(hi) !== '' ? `≤${grouped(text(hi))}` : '');
}
