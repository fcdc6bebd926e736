package bot

import "quoth/retrieval"

// Commands is the table of commands, answering from library; where only the table is
// looked at, or a command without Articles is run, library may be nil.
func Commands(library *retrieval.Library) []Command {
	h := handlers{library}
	table := []Command{h.ask(), h.said(), h.whosaid(), h.compare(), h.latest(), h.sources(), h.verify(), h.around()}
	for i := range table {
		table[i].Articles = true
	}
	return append(table, help(table))
}

// handlers answer from the articles.
type handlers struct{ library *retrieval.Library }

// reply is a reply that rests on the articles, and says so when they are the bundled ones.
func (h handlers) reply(blocks ...Block) Reply {
	if h.library.Stats().Sample {
		blocks = append(blocks, Sample{})
	}
	return Reply{Blocks: blocks}
}

// silent is a reply that says that the articles do not answer.
func (h handlers) silent(blocks ...Block) Reply {
	r := h.reply(blocks...)
	r.Outcome = Silent
	return r
}
