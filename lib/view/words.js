// The page's own words in two languages, from the table the page carries
// (lib/data/page-words.tsv); and the two ways to put text on the page, neither
// of which lets the text be anything but text.

const words = new Map();
let language = 'zh';

function readWords() {
	for (const line of document.getElementById('words').textContent.split('\n')) {
		const [key, zh, en] = line.split('\t');
		if (en !== undefined && !key.startsWith('#'))
			words.set(key, { zh, en });
	}
}

// The words for key, {0}, {1} filled in.
function say(key, ...fill) {
	const row = words.get(key);
	return row ? row[language].replace(/\{(\d)\}/g, (_, i) => fill[i]) : key;
}

// Texts joined as the language joins them: 'ui.and' clauses, 'ui.list' words.
function joined(key, parts) {
	return parts.length ? parts.reduce((a, b) => say(key, a, b)) : '';
}

// A record's own name of kind (class, stage, topic) in the reader's words.
function nameOf(kind, name) {
	return words.has(`${kind}.${name}`) ? say(`${kind}.${name}`) : visible(name);
}

function topicName(tag) {
	const main = tag.split('/')[0];
	return tag === main ? nameOf('topic', tag) : `${nameOf('topic', main)} / ${nameOf('topic', tag)}`;
}

function setLanguage(lang) {
	language = lang;
	document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
	for (const e of document.querySelectorAll('[data-t]'))
		e.textContent = say(e.dataset.t);
	for (const e of document.querySelectorAll('[data-t-label]'))
		e.setAttribute('aria-label', say(e.dataset.tLabel));
	for (const e of document.querySelectorAll('[data-t-hint]'))
		e.placeholder = say(e.dataset.tHint);
}

// Control characters, and those that reorder the text around them or cannot be
// seen (Unicode Annex 9, 2.1 to 2.6), are shown by their number.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

function codeOf(c) {
	return 'U+' + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

function visible(text) {
	return text.replace(unseen, c => `[${codeOf(c)}]`);
}

// Makes an element. Children are elements or strings; strings become text.
function make(name, attributes, ...children) {
	const e = document.createElement(name);
	for (const [key, value] of Object.entries(attributes || {}))
		if (value !== null && value !== undefined && value !== false)
			e.setAttribute(key, value);
	e.append(...children);
	return e;
}

// Appends a report's text to e; in it, what cannot be seen is marked as such.
function addText(e, text) {
	let from = 0;
	for (const m of text.matchAll(unseen)) {
		e.append(text.slice(from, m.index), make('span', { class: 'unseen' }, codeOf(m[0])));
		from = m.index + m[0].length;
	}
	e.append(text.slice(from));
}
