package bot

import "context"

type privacyRequest struct{ Call Call }

func (h handlers) privacy() Command {
	return Bind("privacy", "What Quoth keeps, for how long, and how to delete it", h.runPrivacy)
}

func (h handlers) runPrivacy(_ context.Context, r privacyRequest) (Reply, error) {
	blocks := []Block{
		Text{"Quoth reads what you type into its commands and the one message that you pick with “Who said this?”. It reads no other message."},
		Text{"The question behind a button is kept for a week, so that the button works. Nothing else of a question is kept, and nobody's name with it."},
		Text{"Of a server it keeps its settings, its daily summaries with the id of who set them, and which of them were posted in the last 30 days. /daily off deletes a summary's, but for a note of the last post; all goes when Quoth is removed from the server."},
	}
	if h.servers == nil || r.Call.Server == "" {
		return Reply{Blocks: blocks}, nil
	}
	kept, err := h.servers.Kept(r.Call.Server)
	if err != nil {
		return Reply{}, err
	}
	if len(kept) == 0 {
		return Reply{Blocks: append(blocks, Text{"Of this server nothing is kept."})}, nil
	}
	blocks = append(blocks, Heading{"Kept of this server"})
	for _, line := range kept {
		blocks = append(blocks, Text{line})
	}
	return Reply{Blocks: blocks}, nil
}
