package prose
import ("testing";"os";"bufio";"time";"fmt")
func TestZZ(t *testing.T){
 for _,f:=range []string{"/tmp/c_news.txt","/tmp/c_time.txt"}{
 b,_:=os.ReadFile(f); s:=string(b); t0:=time.Now(); sp:=Sentences(s); d:=time.Since(t0)
 fmt.Println(f,len(s),len(sp),d,float64(len(s))/d.Seconds()/1e6)
 o,_:=os.Create(f+".sents"); w:=bufio.NewWriter(o); for _,x:=range sp {fmt.Fprintln(w,x.Of(s))}; w.Flush(); o.Close()}
}
