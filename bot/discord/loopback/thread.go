package loopback

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// postThread opens a thread in a forum. Its first message has the id of the thread.
func (s *Server) postThread(r *request) (int, any) {
	forum := r.segment("channel")
	if code, body := s.accessError(forum, ViewChannel|SendMessages|EmbedLinks); code != 0 {
		return code, body
	}
	c := s.channels[forum]
	switch {
	case c == nil || !c.isForum():
		return http.StatusBadRequest, apiError{Message: "Cannot execute action on this channel type", Code: 50024}
	case c.RequireTag && len(list(r.fields["applied_tags"])) == 0:
		return http.StatusBadRequest, apiError{
			Message: "A tag is required to create a forum post in this channel", Code: 40067,
		}
	}
	name, _ := r.fields["name"].(string)
	sent, _ := r.fields["message"].(object)
	m := s.newMessage(forum, sent)
	m.fields["channel_id"] = m.id
	s.channels[m.id] = &Place{
		ID: m.id, Name: name, Kind: PublicThread, Parent: forum, Owner: BotID, archivedAt: time.Now(),
	}
	s.messages[m.id] = []*message{m}
	out := s.channel(m.id)
	out["message"] = m.fields
	return http.StatusCreated, out
}

// threadsOf returns the threads of the channels that match, the newest first. The caller holds s.mu.
func (s *Server) threadsOf(matches func(*Place) bool) []object {
	out := []object{}
	for _, id := range slices.Backward(slices.Sorted(maps.Keys(s.channels))) {
		if c := s.channels[id]; c.isThread() && matches(c) {
			out = append(out, s.channel(id))
		}
	}
	return out
}

// getActiveThreads returns the threads of the guild that are not archived.
func (s *Server) getActiveThreads(r *request) (int, any) {
	threads := s.threadsOf(func(c *Place) bool { return !c.Archived && s.denied[c.Parent]&ViewChannel == 0 })
	return inGuild(r, object{"threads": threads, "members": []any{}, "has_more": false})
}

// getArchivedThreads returns the archived threads of a channel, the last archived first.
func (s *Server) getArchivedThreads(r *request) (int, any) {
	channel := r.segment("channel")
	if code, body := s.accessError(channel, ViewChannel|ReadHistory); code != 0 {
		return code, body
	}
	query := r.http.URL.Query()
	before, err := time.Parse(time.RFC3339Nano, query.Get("before"))
	threads := s.threadsOf(func(c *Place) bool {
		return c.Archived && c.Parent == channel && (err != nil || c.archivedAt.Before(before))
	})
	at := func(o object) string { return o["thread_metadata"].(object)["archive_timestamp"].(string) }
	slices.SortStableFunc(threads, func(a, b object) int { return strings.Compare(at(b), at(a)) })
	limit, err := strconv.Atoi(query.Get("limit"))
	if err != nil {
		limit = 50
	}
	more := len(threads) > limit
	threads = threads[:min(limit, len(threads))]
	return http.StatusOK, object{"threads": threads, "members": []any{}, "has_more": more}
}
