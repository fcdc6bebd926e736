package prose
import ("testing";"fmt";"github.com/clipperhouse/uax29/v2/sentences")
func TestYY(t *testing.T){
 for _,s:=range []string{"The mark is 12.8%. Kansas won.","Reach me at a@freepress.com. Follow me on.","It closed. He left. She"}{
 for it:=sentences.FromString(s); it.Next(); {fmt.Printf("%q ",it.Value())}; fmt.Println()
 for _,x:=range Sentences(s) {fmt.Printf("[%s] ",x.Of(s))}; fmt.Println()}
}
