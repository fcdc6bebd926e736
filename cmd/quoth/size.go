package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes as people write it; the zero size stands for the default.
type size int

// UnmarshalText reads "1048576", "500KB", "2 MB" or "1.5GB". A KB has 1,024 bytes.
func (s *size) UnmarshalText(b []byte) error {
	number, unit := splitSize(string(b))
	n, err := strconv.ParseFloat(number, 64)
	bytes := math.Floor(n * unit)
	if err != nil || unit == 0 || !(bytes >= 1 && bytes <= math.MaxInt32) {
		return fmt.Errorf("%q is no size: want one like 500KB, 2MB or 1048576, from 1 byte to 2 GB", b)
	}
	*s = size(bytes)
	return nil
}

// splitSize parts a size into its number and the bytes of its unit, 0 for an unknown one.
func splitSize(s string) (number string, unit float64) {
	s = strings.ToUpper(strings.TrimSpace(s))
	number = strings.TrimRight(s, "KMGIB ")
	switch strings.TrimSpace(s[len(number):]) {
	case "", "B":
		return number, 1
	case "K", "KB", "KIB":
		return number, 1 << 10
	case "M", "MB", "MIB":
		return number, 1 << 20
	case "G", "GB", "GIB":
		return number, 1 << 30
	}
	return number, 0
}
