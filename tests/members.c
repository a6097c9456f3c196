/* members: what lib/base/json.h says of each line, for tests/json.t:
 *	valid N         the object has N members; then for each, as it stands:
 *	NAME TYPE TEXT  the name unescaped; a string's text unescaped, of an array
 *	                or object its elements one by one, else the value as written
 *	last VALUE      the value that json_get gives for the name "k"
 *	picked NAME VALUE  the values that json_pick gives for "b", "k" and "a"
 * or:
 *	invalid OFFSET REASON */
#include <stdio.h>

#include "../lib/base/cli.h"

static const struct cli_tool tool = { "members", "[FILE ...]", "Shows members.", NULL, 0 };
static const char *const type_name[] = { "null", "false", "true", "number", "string", "array", "object" };

static void
put_items(struct out *o, struct slice raw)
{
	size_t at = 0;
	struct slice key = { 0 }, value;
	while (json_items(raw, &at, &key, &value)) {
		out_char(o, '<');
		if (raw.ptr[0] == '{') {
			out_put(o, key);
			out_char(o, '=');
		}
		out_put(o, value);
		out_char(o, '>');
	}
}

static void
put_member(struct cli *cli, const struct json_member *m)
{
	struct out *o = &cli->out;
	out_put(o, json_unescape(&cli->arena, (struct slice){ m->key.ptr - 1, m->key.len + 2 }));
	out_char(o, ' ');
	out_put(o, slice_of(type_name[m->type]));
	out_char(o, ' ');
	if (m->type == JSON_STRING)
		out_json_string(o, json_string(&cli->arena, m));
	else if (m->type == JSON_ARRAY || m->type == JSON_OBJECT)
		put_items(o, m->value);
	else
		out_put(o, m->value);
	out_end_record(o);
}

static void
put_line(struct cli *cli, struct slice line)
{
	struct json_error err;
	struct out *o = &cli->out;
	bool valid = json_parse(&cli->object, line, &err);
	out_put(o, valid ? SLICE("valid ") : SLICE("invalid "));
	out_uint(o, valid ? cli->object.count : err.offset);
	if (!valid) {
		out_char(o, ' ');
		out_put(o, slice_of(err.reason));
		out_end_record(o);
		return;
	}
	out_end_record(o);
	for (size_t i = 0; i < cli->object.count; i++)
		put_member(cli, &cli->object.member[i]);
	static const struct slice name[] = { { "b", 1 }, { "k", 1 }, { "a", 1 } };
	const struct json_member *picked[3], *k = JSON_GET(&cli->object, "k");
	json_pick(&cli->object, name, 3, picked);
	for (int i = 0; i < 3; i++) {
		if (picked[i] == NULL)
			continue;
		OUT_LIT(o, "picked ");
		out_put(o, name[i]);
		out_char(o, ' ');
		out_put(o, picked[i]->value);
		out_end_record(o);
	}
	if (k != NULL) {
		OUT_LIT(o, "last ");
		out_put(o, k->value);
		out_end_record(o);
	}
}

int
main(int argc, char **argv)
{
	struct cli cli;
	struct slice line;
	cli_open(&cli, &tool, argc, argv, NULL);
	while (cli_next_line(&cli, &line))
		put_line(&cli, line);
	return cli_close(&cli);
}
