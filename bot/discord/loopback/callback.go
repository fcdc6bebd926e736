package loopback

import (
	"net/http"
	"slices"
	"time"
)

// The kinds of callback (docs: interactions/receiving-and-responding).
const (
	callbackMessage      = 4
	callbackDefer        = 5
	callbackDeferUpdate  = 6
	callbackUpdate       = 7
	callbackAutocomplete = 8
	callbackModal        = 9
)

// flagEphemeral marks a message that only who asked sees.
const flagEphemeral = 1 << 6

// allowedCallbacks are the first answers that a kind of interaction takes.
var allowedCallbacks = map[Kind][]int{
	KindCommand:      {callbackMessage, callbackDefer, callbackModal},
	KindComponent:    {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate, callbackModal},
	KindAutocomplete: {callbackAutocomplete},
	KindModal:        {callbackMessage, callbackDefer, callbackDeferUpdate, callbackUpdate},
}

func unknownInteraction() (int, any) {
	return http.StatusNotFound, refusal{Message: "Unknown interaction", Code: 10062}
}

// postCallback takes the first answer to an interaction.
func (s *Server) postCallback(r *request) (int, any) {
	x, ok := s.exchange.byID[r.segment("interaction")]
	if !ok || x.token != r.segment("token") {
		return unknownInteraction()
	}
	kind, _ := r.fields["type"].(float64)
	x.answer.Callbacks++
	switch {
	case x.answer.Callback != 0:
		return http.StatusBadRequest, refusal{Message: "Interaction has already been acknowledged.", Code: 40060}
	case time.Since(x.sent) > s.options.Patience:
		return unknownInteraction()
	case !slices.Contains(allowedCallbacks[x.kind], int(kind)):
		return http.StatusBadRequest, refusal{Message: "Invalid Form Body: no such answer to this kind of interaction", Code: 50035}
	}
	data, _ := r.fields["data"].(object)
	s.acknowledge(x, int(kind), data)
	if r.http.URL.Query().Get("with_response") == "true" {
		return http.StatusOK, object{"interaction": object{"id": x.answer.Interaction, "type": x.kind}, "resource": object{"type": int(kind), "message": fieldsOf(x.original)}}
	}
	return http.StatusNoContent, nil
}

func fieldsOf(m *message) any {
	if m == nil {
		return nil
	}
	return m.fields
}

func (s *Server) acknowledge(x *interaction, kind int, data object) {
	flags, _ := data["flags"].(float64)
	x.answer.Callback, x.answer.Ephemeral = kind, int(flags)&flagEphemeral != 0
	switch kind {
	case callbackDefer, callbackDeferUpdate:
		x.answer.Deferred = true
		if kind == callbackDeferUpdate {
			x.original = x.source
		}
	case callbackMessage:
		s.show(x, data)
	case callbackUpdate:
		x.original = x.source
		s.edit(x, data)
	default:
		x.finish(data)
	}
}

// show makes the original message of an answer. The mutex is held.
func (s *Server) show(x *interaction, data object) {
	x.original = s.newMessage(x.channel, data)
	if x.answer.Ephemeral {
		x.original.fields["flags"] = int(number(data["flags"])) | flagEphemeral
	} else {
		s.messages[x.channel] = append(s.messages[x.channel], x.original)
	}
	x.finish(data)
}

func (s *Server) edit(x *interaction, data object) {
	if x.original == nil {
		x.original = s.newMessage(x.channel, object{})
	}
	x.original.edit(data)
	x.finish(data)
}

func number(value any) float64 {
	n, _ := value.(float64)
	return n
}

// finish notes a final answer; a later edit changes it, but does not make it slower.
func (x *interaction) finish(data object) {
	x.answer.Data = encode(data)
	select {
	case <-x.done:
	default:
		x.answer.Took = time.Since(x.sent)
		close(x.done)
	}
}
