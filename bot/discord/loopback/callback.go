package loopback

import (
	"net/http"
	"slices"
	"time"

	"quoth/bot/discord/loopback/rules"
)

// allowedCallbacks are the types of callback for each kind of interaction.
var allowedCallbacks = map[Kind][]int{
	KindCommand: {rules.CallbackMessage, rules.CallbackDefer, rules.CallbackModal},
	KindComponent: {rules.CallbackMessage, rules.CallbackDefer, rules.CallbackDeferUpdate, rules.CallbackUpdate,
		rules.CallbackModal},
	KindAutocomplete: {rules.CallbackAutocomplete},
	KindModal:        {rules.CallbackMessage, rules.CallbackDefer, rules.CallbackDeferUpdate, rules.CallbackUpdate},
}

func unknownInteraction() (int, any) {
	return http.StatusNotFound, apiError{Message: "Unknown interaction", Code: 10062}
}

// postCallback handles the callback to an interaction.
func (s *Server) postCallback(r *request) (int, any) {
	x, ok := s.interactions.byID[r.segment("interaction")]
	if !ok || x.token != r.segment("token") {
		return unknownInteraction()
	}
	kind, _ := r.fields["type"].(float64)
	x.answer.Callbacks++
	switch {
	case x.answer.Callback != 0:
		return http.StatusBadRequest, apiError{Message: "Interaction has already been acknowledged.", Code: 40060}
	case time.Since(x.sent) > s.options.CallbackTimeout:
		return unknownInteraction()
	case !slices.Contains(allowedCallbacks[x.kind], int(kind)):
		return http.StatusBadRequest, apiError{
			Message: "Invalid Form Body: no such answer to this kind of interaction", Code: 50035,
		}
	}
	data, _ := r.fields["data"].(object)
	s.acknowledge(x, int(kind), data)
	if r.http.URL.Query().Get("with_response") == "true" {
		return http.StatusOK, object{
			"interaction": object{"id": x.answer.Interaction, "type": x.kind},
			"resource":    object{"type": int(kind), "message": fieldsOf(x.original)},
		}
	}
	return http.StatusNoContent, nil
}

func fieldsOf(m *message) any {
	if m == nil {
		return nil
	}
	return m.fields
}

// acknowledge applies a callback. The caller holds s.mu.
func (s *Server) acknowledge(x *interaction, kind int, data object) {
	flags, _ := data["flags"].(float64)
	x.answer.Callback, x.answer.Ephemeral = kind, int(flags)&rules.FlagEphemeral != 0
	x.answer.Acknowledged = time.Since(x.sent)
	switch kind {
	case rules.CallbackDefer, rules.CallbackDeferUpdate:
		x.answer.Deferred = true
		if kind == rules.CallbackDeferUpdate {
			x.original = x.source
		}
	case rules.CallbackMessage:
		s.createOriginal(x, data)
	case rules.CallbackUpdate:
		x.original = x.source
		s.editOriginal(x, data)
	default:
		x.finish(data)
	}
}

// createOriginal creates the message of an answer. The caller holds s.mu.
func (s *Server) createOriginal(x *interaction, data object) {
	x.original = s.newReply(x, data)
	if x.answer.Ephemeral {
		x.original.fields["flags"] = int(number(data["flags"])) | rules.FlagEphemeral
	} else {
		s.messages[x.channel] = append(s.messages[x.channel], x.original)
	}
	x.finish(data)
}

// newReply returns a message that answers an interaction. The caller holds s.mu.
func (s *Server) newReply(x *interaction, data object) *message {
	m := s.newMessage(x.channel, data)
	m.fields["interaction_metadata"] = object{
		"id": x.answer.Interaction, "type": int(x.kind), "user": person(x.user),
		"authorizing_integration_owners": object{},
	}
	return m
}

// editOriginal changes the message of an answer. The caller holds s.mu.
func (s *Server) editOriginal(x *interaction, data object) {
	if x.original == nil {
		x.original = s.newReply(x, object{})
	}
	x.original.edit(data)
	x.finish(data)
}
