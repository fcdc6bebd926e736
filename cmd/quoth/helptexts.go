package main

import "github.com/alecthomas/kong"

// helpTexts returns the help texts that are too long for a struct tag. A tag names one as ${name}.
func helpTexts() kong.Vars {
	return kong.Vars{
		"version":        thisBuild().String(),
		"forgotten":      "A data folder or a later backup: what is forgotten there stays out.",
		"data":           "The folder with the articles",
		"zone":           "The time zone of days, like Europe/Paris",
		"log":            "text, json or auto (text on a terminal) and, after a comma, debug, info, warn or error",
		"articles":       "A folder whose article files quoth run imports as they appear.",
		"keep_days":      "quoth run removes articles that are older; 0 keeps all.",
		"refresh":        "How often a feed is checked, unless it asks for more time",
		"unpacked":       "The most that the packed files of an import may hold, unpacked",
		"max_text":       "The most text of an article that is stored, like 500KB",
		"contact":        "Your address, for the sites whose feeds are fetched; it goes into the user agent.",
		"allow":          "Private networks whose feeds may be fetched, like 192.168.0.0/16, separated by commas.",
		"index":          "An OpenSearch cluster for the index, like https://node1:9200,node2:9200/news; empty: the data folder.",
		"index_user":     "The user of the cluster; QUOTH_INDEX_PASSWORD has the password.",
		"index_ca":       "A file with the certificate of the authority that signed those of the cluster.",
		"index_shards":   "Into how many parts a new index in a cluster is divided",
		"index_replicas": "How many further copies of each part the cluster keeps",
		"listen":         "Tell how the bot is at this address (/livez, /readyz, /metrics); empty: nowhere",
		"guild":          "Register the commands in this server only, where they appear at once.",
		"shards":         "How many connections share the servers, 1 to 64; auto: as many as Discord recommends",
		"api_url":        "Talk to this address in place of https://discord.com.",
		"operators": "Discord user ids of those who run Quoth, separated by commas; the application's owner " +
			"or team always do.",
		"application":  "The application's id (Developer Portal, General Information); DISCORD_TOKEN gives it too.",
		"forget_names": "A receipt of the article, its id or its address.",
		"page_url":     "Where the page was found: it gives the outlet and the day where the page does not.",
	}
}
