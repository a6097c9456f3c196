# table.jq: the figures of a stream as a table with aligned columns.
#	rr-split FILE | rr-nums | rr-units | rr-tag | jq -nr -f table.jq
# Characters from U+1100 (4352) on are taken to be two columns wide.

def width: reduce explode[] as $c (0; . + (if $c >= 4352 then 2 else 1 end));
def fill($n): if $n > 0 then " " * $n else "" end;
def left($n): . + fill($n - width);
def right($n): fill($n - width) + .;
def clip($n): if width > $n then .[:length - 1] | clip($n) else . end;

# A number as it is written out: jq gives very small ones with an exponent.
def plain:
	tostring | if test("e-") then
		capture("^(?<s>-?)(?<a>[0-9]+)[.]?(?<b>[0-9]*)e-0*(?<n>[0-9]+)$")
		| "\(.s)0.\(fill((.n | tonumber) - (.a | length)) | gsub(" "; "0"))\(.a)\(.b)"
	else . end;

# The figure as it can be said in one cell: value, range, or the mask.
def figure($value; $lo; $hi):
	if $value != null then $value | plain
	elif $lo != null and $hi != null then "\($lo | plain)–\($hi | plain)"
	elif $lo != null then "≥\($lo | plain)"
	elif $hi != null then "≤\($hi | plain)"
	else "" end;

def row: [
	"\(.report) \(.seg // "")",
	(.what // "" | clip(24)),
	(if .mask then .mask else figure(.value; .lo; .hi) end),
	.unit,
	(.si // {} | figure(.value; .lo; .hi)),
	(.si.unit // ""),
	(.tags // [] | join(" ") | clip(40))];

["report", "what", "value", "unit", "SI", "", "tags"] as $head
| [inputs | select(.type == "quantity") | row] as $rows
| [range($head | length) as $i | [$head, $rows[]] | map(.[$i] | width) | max] as $w
| $head, $rows[]
| [(.[0] | left($w[0])), (.[1] | left($w[1])), (.[2] | right($w[2])), (.[3] | left($w[3])),
   (.[4] | right($w[4])), (.[5] | left($w[5])), .[6]]
| join("  ") | sub(" +$"; "")
