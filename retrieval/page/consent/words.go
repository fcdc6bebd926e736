package consent

import "quoth/retrieval/prose"

// The words of consent dialogs in the languages of Europe, as they are common on sites in 2026. All are
// folded, and most are stems.
var (
	// topics are what the dialogs are about.
	topics = folded(`cookie/consent/personal data/personal information/your privacy/privacy polic/privacy notice
		privacy setting/privacy choice/privacy prefer/tracking technolog/similar technolog/device identif
		unique identif/on your device/on a device/legitimate interest/our partners/personalised ad
		personalized ad/personalised content/personalized content/targeted ad/browsing data/our vendors/gdpr
		data preferences/einwillig/personenbezogen/datenschutz/privatsphare/dsgvo/consentement
		donnees personnelles/donnees a caractere/vie privee/traceur/rgpd/consentimiento/datos personales
		privacidad/galletas/consenso/dati personali/toestemming/persoonsgegevens/persoonlijke gegevens
		consentimento/dados pessoais/privacidade/ciasteczk/dane osobowe/danych osobowych/prywatnosc/kakor
		samtyck/personuppgift/integritet/samtykke/persondata/personoplysning/personopplysning/informasjonskaps
		evaste/suostumu/henkilotie/yksityisyy/souhlas/osobnich udaj/osobni udaj/soukromi/sutik/suti/hozzajarul
		szemelyes adat/consimtam/date personale/συγκατάθεσ/προσωπικ/απορρητ/согласи/персональн/куки/файлы cookie
		згод/персональн/zgod/cerez/kisisel ver`)

	// openers are how the site itself begins to ask.
	openers = folded(`we use cookies/we and our/we value your privacy/we care about your privacy
		we respect your privacy/our use of cookies/we also use cookies/we need your consent
		with your consent, we/by continuing to/by using this site/by using our site/this website uses
		this site uses/our website uses/our site uses/our partners use/wir verwenden cookies/wir nutzen cookies
		wir und unsere/wir setzen cookies/diese website verwendet/diese webseite verwendet
		nous utilisons des cookies/nous et nos/ce site utilise/en poursuivant votre navigation
		utilizamos cookies/usamos cookies/nosotros y nuestros/este sitio web/esta web utiliza/utilizziamo i cookie
		utilizziamo cookie/noi e i nostri/questo sito utilizza/wij gebruiken cookies/we gebruiken cookies
		wij en onze/deze website gebruikt/nos e os nossos/este site utiliza/utilizamos os cookies
		uzywamy plikow cookie/my i nasi/nasza strona/vi anvander cookies/vi anvander kakor/vi och vara
		vi bruger cookies/vi og vores/vi bruker informasjonskaps/vi og vare/kaytamme evaste/pouzivame
		мы используем`)

	// phrases are what else is said in a dialog, and rarely of one.
	phrases = folded(`uses cookies to/use of cookies and/use cookies and/these cookies/by clicking
		access information on/strictly necessary cookie/about your activity/how you interact with
		geolocation data/manage your preferences/manage your choices/manage your privacy/your privacy choices
		your cookie/your consent/your privacy matters/opt out of/our partners/ihre einwilligung
		ihre privatsphare/mit ihrer zustimmung/en cliquant sur/votre consentement/votre vie privee/tu privacidad
		su privacidad/su consentimiento/tu consentimiento/la tua privacy/il tuo consenso/uw toestemming
		je toestemming/a sua privacidade/twoja prywatnosc/ditt samtycke/dit samtykke/ditt samtykke/suostumuksesi
		vas souhlas/ваше согласие`)

	// reports are the words of those who report what a site says.
	reports = prose.Set(`said says according told ruled fined laut sagte selon declare segun dijo secondo detto
		volgens zei wedlug enligt ifolge`)

	// readers are the words for the site that speaks and for its reader.
	readers = foldedSet(`we us our you your yours wir uns unser unsere unseren unserer sie ihre ihr ihrer ihren
		ihnen du dein deine deiner nous notre nos vous votre vos nosotros nuestro nuestra nuestros nuestras
		usted su sus tu tus noi nostro nostri nostra voi tuo tua tue tuoi wij ons onze uw je jouw nossos nossa
		nosso voce seu sua seus nasz nasza nasze nasi naszych twoj twoja twoje twoich twojego vi var vara vart
		vores vare din dina dine ditt dit me meidan sinun voit nase nas vas vase nasi mi az on a noastra dvs мы
		наш наши нас вы ваш ваши вас ваше εμεισ μασ σασ ми ваша biz bizim sizin`)

	// choices begin the labels of buttons.
	choices = byFirstLetter(folded(`accept/i accept/agree/i agree/i consent/allow /reject/decline/refuse
		deny/disagree/got it/i understand/manage /cookie /cookies /customi/save my/save pref/save sett
		save cho/save sel/save and/save &/confirm my/only necessary/necessary only/only essential
		essential only/do not consent/do not sell/do not accept/privacy settings/more options/continue without
		yes, i/no, thank/ok, /opt out
		preferences/your choices/set preferences/alle akzeptier/akzeptier/zustimm/ich stimme/stimme zu/ablehn
		alle ablehn/einverstanden/einstellungen/cookie-/nur notwendige/auswahl/accepter/tout accepter/j'accepte
		refuser/tout refuser/parametrer/gerer /personnaliser/continuer sans/aceptar/acepto/rechazar/configurar
		gestionar/accetta/rifiuta/personalizza/gestisci/accetto/accepteer/alles accepter/akkoord/weiger
		alles weiger/instellingen/aceitar/aceito/rejeitar/gerir/gerenciar/akceptuj/zaakceptuj/zgadzam/odrzuc
		przejdz do/ustawienia/zarzadzaj/godkann/acceptera/avvisa/neka/installningar/afvis/tillad/kun nodvendige
		godta/godkend/avsla/aksepter/tillat/hyvaksy/hylkaa/vain valttamat/prijmout/odmitnout/souhlas/prijimam
		elfogad/elutasit/accept/refuz/αποδοχ/απορριψ/принять/согла/отклонить/прийняти/kabul/reddet`))
)

func folded(list string) []string {
	phrases := prose.Phrases(list)
	for i, p := range phrases {
		phrases[i] = prose.Fold(p)
	}
	return phrases
}

func foldedSet(words string) map[string]bool { return prose.Set(prose.Fold(words)) }
