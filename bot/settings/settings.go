// Package settings has what servers set for themselves, as it is kept: settings of a server and of its channels,
// and the schedules of daily summaries. The tags of the fields are those of the settings file.
package settings

import "maps"

// Server is what a server has set for itself; the tags are those of the settings file. The zero
// value stands for one that has set nothing.
type Server struct {
	Zone    string `json:"zone,omitempty"`    // IANA name; empty: the zone of the whole bot
	Private bool   `json:"private,omitempty"` // answers are shown only to the person who asked
	// Pictures means that an answer shows the picture of its first article. Quoth sends the picture's address only:
	// Discord fetches it, by a proxy, so that its host learns nothing about those who read the answer.
	Pictures bool `json:"pictures,omitempty"`
	// Channels have settings of their own, by Discord's id.
	Channels map[string]Channel `json:"channels,omitempty"`
}

// Channel is what is set for one channel. The zero value stands for nothing.
type Channel struct {
	Source  string `json:"source,omitempty"`  // the outlet that questions are put to where they name none
	Private string `json:"private,omitempty"` // "yes", "no", or empty: as in the server
}

// AllSources is what people type as an outlet to take back that of a channel.
const AllSources = "all"

// SetChannel sets what is set for a channel; zero settings are not kept.
func (s *Server) SetChannel(channel string, own Channel) {
	s.Channels = maps.Clone(s.Channels)
	if s.Channels == nil {
		s.Channels = make(map[string]Channel)
	}
	s.Channels[channel] = own
	if own == (Channel{}) {
		delete(s.Channels, channel)
	}
}

// In returns what is set for a channel: its own settings or, of a thread, those of the channel it belongs to. The
// parent is empty where the channel is no thread.
func (s Server) In(channel, parent string) Channel {
	if own, ok := s.Channels[channel]; ok || parent == "" {
		return own
	}
	return s.Channels[parent]
}

// IsPrivate reports whether answers in a channel are shown only to the person who asked; see In.
func (s Server) IsPrivate(channel, parent string) bool {
	if own := s.In(channel, parent).Private; own != "" {
		return own == "yes"
	}
	return s.Private
}
