package appcommand

// Registered is a command as Discord has it.
type Registered struct {
	ID   string `json:"id"`
	Type int    `json:"type"`
	Name string `json:"name"`
}

// IDs returns the ids of commands by their names, without those of menus.
func IDs(commands []Registered) map[string]string {
	out := make(map[string]string)
	for _, c := range commands {
		if c.Type == typeSlash || c.Type == 0 {
			out[c.Name] = c.ID
		}
	}
	return out
}

// HasAll reports whether ids has every command that has a name of its own in a message.
func HasAll(ids map[string]string, commands []*Command) bool {
	for _, c := range commands {
		if c.Type == typeSlash && ids[c.Name] == "" {
			return false
		}
	}
	return true
}
