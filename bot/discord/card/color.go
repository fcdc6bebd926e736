package card

import (
	"hash/fnv"
	"math"
	"strings"
)

// hues is how many colours outlets can have.
const hues = 24

// outletColor returns the colour of an outlet: always the same for a name, case aside, and readable beside
// Discord's dark and its light background.
func outletColor(name string) int {
	if name == "" {
		return colorOwn
	}
	h := fnv.New32a()
	h.Write([]byte(strings.ToLower(oneLine(name))))
	return shade(float64(h.Sum32()%hues) * 360 / hues)
}

// brightness is the relative luminance (WCAG 2.2) of all colours of outlets. At it, the contrast to both of
// Discord's backgrounds (#F2F3F5 and #2B2D31) is above 3, which WCAG asks of graphical objects.
const brightness = 0.22

// shade returns the colour of a hue in degrees, 0xRRGGBB, that has the brightness.
func shade(hue float64) int {
	dark, light := 0.0, 1.0
	for range 20 {
		if mid := (dark + light) / 2; luminance(fromHSL(hue, mid)) < brightness {
			dark = mid
		} else {
			light = mid
		}
	}
	r, g, b := fromHSL(hue, light)
	return int(math.Round(r*255))<<16 | int(math.Round(g*255))<<8 | int(math.Round(b*255))
}

// saturation is that of all colours of outlets, from 0 to 1.
const saturation = 0.55

// fromHSL returns red, green and blue, from 0 to 1, of a hue in degrees and a lightness from 0 to 1 (CSS Color 4,
// section 7.1).
func fromHSL(hue, lightness float64) (r, g, b float64) {
	part := func(n float64) float64 {
		k := math.Mod(n+hue/30, 12)
		return lightness - saturation*min(lightness, 1-lightness)*max(-1, min(k-3, 9-k, 1))
	}
	return part(0), part(8), part(4)
}

// luminance returns the relative luminance of a colour (WCAG 2.2).
func luminance(r, g, b float64) float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
