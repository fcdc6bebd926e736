package schedule

import "time"

// Clocks reads times of day and time zones for the commands.
type Clocks struct{}

// Clock reads a time of day. See Parse.
func (Clocks) Clock(typed string) (hour, minute int, err error) { return Parse(typed) }

// Zone reads a time zone. See Zone.
func (Clocks) Zone(typed string) (*time.Location, error) { return Zone(typed) }

// NearestZones returns the n zones that typed is most likely to mean. See NearestZones.
func (Clocks) NearestZones(typed string, n int) []string { return NearestZones(typed, n) }
