#include "figure.h"

const char *const figure_class_name[FIGURE_CLASSES] = {
	"count", "measure", "money", "percent", "ratio", "rate", "duration", "date", "ordinal", "number"
};

const char *const figure_approx_name[FIGURE_APPROXES] = {
	"exact", "about", "over", "near", "under", "at_least", "at_most", "range"
};

const char *const figure_rel_name[FIGURE_RELS] = {
	"", "total", "part", "from", "to", "delta", "target", "actual"
};
