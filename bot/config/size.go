package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Size is a number of bytes, written as people do; the zero Size means the default.
type Size int64

// maxSize is less than the largest number of bytes that a float64 counts exactly.
const maxSize = 1 << 50

// UnmarshalText reads "1048576", "500KB", "2 MB" or "1.5GB". A KB has 1,024 bytes.
func (s *Size) UnmarshalText(b []byte) error {
	number, unit := splitSize(string(b))
	n, err := strconv.ParseFloat(number, 64)
	bytes := math.Floor(n * unit)
	if err != nil || unit == 0 || !(bytes >= 1 && bytes <= maxSize) {
		return fmt.Errorf("%q is not a size: want one like 500KB, 2MB, 4GB or 1048576", b)
	}
	*s = Size(bytes)
	return nil
}

// splitSize splits a size into its number and the bytes of its unit, 0 for an unknown unit.
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
