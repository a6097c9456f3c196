# Turns what `rr-X --help` prints into completions for a shell, so that an option
# is described once, in the command's own table.
#	rr-X --help | awk -v shell=bash|zsh|fish -v tool=rr-X -f completions.awk
# An option's row there is "  -f, --from=ENCODING   help" or "      --text   help".

/^ +(-., )?--[a-z]/ {
	n++
	match($0, /--[a-z][-a-z0-9]*/)
	name[n] = substr($0, RSTART, RLENGTH)
	rest = substr($0, RSTART + RLENGTH)
	takes[n] = rest ~ /^=/
	argument[n] = takes[n] ? substr(rest, 2) : ""
	sub(/ .*/, "", argument[n])
	sub(/^[^ ]* +/, "", rest)
	help[n] = rest
	letter[n] = $1 ~ /^-.,$/ ? substr($1, 1, 2) : ""
}

# s within single quotes for the shell: ' becomes '\''.
function quoted(s) {
	gsub(/'/, "'\\''", s)
	return "'" s "'"
}

function bash(    i, words, f) {
	f = "_" tool
	gsub(/-/, "_", f)
	for (i = 1; i <= n; i++)
		words = words (letter[i] != "" ? letter[i] " " : "") name[i] (takes[i] ? "= " : " ")
	sub(/ $/, "", words)
	print f "() {"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]}"
	print "\tif [[ $cur == -* ]]; then"
	print "\t\tCOMPREPLY=($(compgen -W " quoted(words) " -- \"$cur\"))"
	print "\t\t[[ ${COMPREPLY-} == *= ]] && compopt -o nospace"
	print "\telse"
	print "\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))"
	print "\tfi"
	print "}"
	print "complete -o filenames -F " f " " tool
}

function zsh(    i, text, value) {
	print "#compdef " tool
	print "_arguments -s \\"
	for (i = 1; i <= n; i++) {
		text = help[i]
		gsub(/\\|\[|\]|:/, "\\\\&", text)
		value = takes[i] ? ":" argument[i] ":_files" : ""
		if (letter[i] != "")
			print "\t" quoted(letter[i] (takes[i] ? "+" : "") "[" text "]" value) " \\"
		print "\t" quoted(name[i] (takes[i] ? "=" : "") "[" text "]" value) " \\"
	}
	print "\t'*:file:_files'"
}

function fish(    i) {
	for (i = 1; i <= n; i++)
		print "complete -c " tool (letter[i] != "" ? " -s " substr(letter[i], 2) : "") \
		    " -l " substr(name[i], 3) (takes[i] ? " -r" : "") " -d " quoted(help[i])
}

END {
	if (n == 0) {
		print "completions.awk: " tool ": no options read" >"/dev/stderr"
		exit 1
	}
	if (shell == "bash")
		bash()
	else if (shell == "zsh")
		zsh()
	else if (shell == "fish")
		fish()
	else
		exit 2
}
