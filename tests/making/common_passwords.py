"""Makes `resources/passwords/common.txt` anew: `python tests/making/common_passwords.py`. Needs no network.

No list of leaked passwords is copied: the words are written down here from general knowledge of what such
lists begin with (names, places, words of the trade, months and eras), and put together as people do.
`core.password` takes years, signs and letters that look like digits off by itself.
"""

from itertools import product
from pathlib import Path

TARGET = Path(__file__).parents[2] / "resources" / "passwords" / "common.txt"

SURNAMES = """
sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki
yamaguchi matsumoto inoue kimura hayashi shimizu saito yamazaki mori abe ikeda hashimoto ishikawa
yamashita ogawa ishii hasegawa goto okada kondo maeda fujita endo aoki sakamoto murakami ota kaneko fujii
fukuda nishimura miura takeuchi nakagawa okamoto matsuda harada nakano ono tamura fujiwara nakayama
ishida kojima wada morita uchida shibata sakai kudo yokoyama miyazaki miyamoto takagi ando taniguchi ono
maruyama imai kono fujimoto takeda sugiyama murata ueno masuda hirano otsuka sugawara chiba kubo matsui
iwasaki sakurai kinoshita noguchi matsuo nomura kikuchi sano onishi sugimoto arai furukawa hamada
ichikawa komatsu takano mizuno yamanaka shimada
"""
GIVEN = """
taro jiro saburo ichiro hanako yoko keiko kazuko sachiko yumiko kyoko michiko hiroshi takashi akira
satoshi kenji shinji yuki yuka yumi megumi akiko aiko emi rie mai ai haruka misaki sakura hina yui aoi
rin hinata kaito shota daiki takumi tsubasa ren yuto haruto sota minato makoto makoto osamu minoru kazuo
tadashi manabu naoki naomi tomoko kumiko junko noriko masako hiroko hideki masahiro kazuhiro daisuke
kenta yusuke ryo kei jun ken
"""
PLACES = """
tokyo osaka kyoto nagoya sapporo fukuoka yokohama kobe hiroshima sendai chiba saitama kawasaki kitakyushu
niigata shizuoka okayama kumamoto kagoshima hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki
tochigi gunma kanagawa toyama ishikawa fukui yamanashi nagano gifu aichi mie shiga hyogo nara wakayama
tottori shimane yamaguchi tokushima kagawa ehime kochi saga nagasaki oita miyazaki okinawa chiyoda chuo
minato shinjuku bunkyo taito sumida koto shinagawa meguro ota setagaya shibuya nakano suginami toshima
kita arakawa itabashi nerima adachi katsushika edogawa hachioji tachikawa musashino mitaka machida
ikebukuro akihabara ginza asakusa roppongi ueno kabukicho nippon nihon japan fujisan
"""
TRADE = """
kaigo hoken kaigohoken shinsei todoke todokede uketsuke shinsa kessai shonin renkei kiban kikan mynumber
kojinbango mynaportal myna pittari shiyakusho kuyakusho kusei shisei yakusho yakuba kencho tocho
todofuken jichitai chosha madoguchi kanri kanrisha kanrinin tanto tantosha riyosha yuza shokuin kakari
kacho bucho shucho fukushi korei koreisha nintei kenkou iryo nenkin zeimu juminhyo koseki jumin lgwan
hokensha hihokensha kyufu futan shikaku kogaku kaigoka hokenka somuka jinjika johoka system shisutemu
sentaku pasuwado angou himitsu naisho kagi
"""
WORDS = """
password passwd passcode pass pasword passward admin administrator root user guest test tester testing
demo sample example default changeme change letmein welcome login logon signin access secret private
master super superuser supervisor system server computer windows microsoft office excel outlook internet
intranet network desktop terminal client database oracle google yahoo apple iphone android dragon monkey
tiger lion panda eagle hello helloworld goodbye sunshine moonlight starlight rainbow flower summer winter
spring autumn love lovely iloveyou loveyou forever friend friends family mother father brother sister
baby angel princess prince queen king kingdom football baseball soccer tennis basketball hockey golf
volleyball hanshin tigers giants softbank dragons carp marines baystars buffaloes superman batman
spiderman pokemon pikachu doraemon totoro ghibli naruto onepiece luffy gundam evangelion conan anpanman
mickey minnie donald snoopy kitty hellokitty disney starwars matrix hunter ranger soldier killer ninja
samurai shogun sensei sakura fuji momiji kiku ume take matsu yamato musashi hikari kodama nozomi hayabusa
shinkansen arigato arigatou konnichiwa ohayo ohayou oyasumi sayonara gambatte ganbare daisuki aishiteru
kawaii sugoi kirei genki banzai kampai sushi ramen tempura udon soba onigiri natto tofu miso sashimi
wasabi sake biru ocha matcha neko inu usagi tora hebi tatsu saru tori kuma panda koala chocolate cookie
coffee banana orange apple cherry peach lemon strawberry january february march april may june july
august september october november december monday tuesday wednesday thursday friday saturday sunday
heisei reiwa showa taisho meiji ichigatsu shigatsu shogatsu nengajo golden happy lucky smile dream hope
peace freedom power magic music guitar piano dance singer shadow silver gold diamond ruby crystal crazy
trustno1 whatever nothing something abcd abcde abcdef qazwsx qazwsxedc zaqwsx zxcvbn asdfgh qwert qwerty
azerty michael jordan thomas daniel charlie ashley jessica jennifer michelle nicole robert george william
james john david mustang ferrari porsche toyota honda nissan mazda subaru suzuki yamaha kawasaki mercedes
corvette harley
"""
JAPANESE = """
ぱすわーど パスワード ひみつ 秘密 あんしょう 暗証番号 さくら 桜 にほん 日本 とうきょう 東京 しんじゅく
新宿 新宿区 かいご 介護 ほけん 保険 介護保険 介護保険課 申請 申請管理 役所 区役所 市役所 管理者 担当者
承認者 監査者 利用者 職員 課長 係長 部長 区長 市長 ありがとう おはよう こんにちは さようなら がんばれ
だいすき 大好き あいしてる たろう はなこ 太郎 花子 ふじさん 富士山 あいうえお いろは いろはにほへと 令和
平成 昭和 大正 明治 れいわ へいせい しょうわ かんり たんとう
"""
PAIRED_SURNAMES, PAIRED_GIVEN = 60, 40

HEAD = """\
# Nobody may choose these as a password, one a line; they are compared as a whole (core/password.py).
# Made by tests/making/common_passwords.py from words written down there; no leaked list was copied.
# A ward may add lines of its own.
"""


def words() -> set[str]:
    """Every entry."""
    surnames, given, places = (text.split() for text in (SURNAMES, GIVEN, PLACES))
    trade, english = TRADE.split(), WORDS.split()
    found = {*surnames, *given, *places, *trade, *english, *JAPANESE.split()}
    found |= {a + b for a, b in product(surnames[:PAIRED_SURNAMES], given[:PAIRED_GIVEN])}
    found |= {
        f"{place}{end}" for place in places for end in ("ku", "shi", "to", "fu", "ken", "machi", "city")
    }
    found |= {
        a + b for a, b in product(("kaigo", "hoken", "shinjuku", "kuyakusho", "shiyakusho"), trade) if a != b
    }
    openings = ("my", "the", "new", "super", "admin", "kaigo", "user", "test", "your", "our")
    found |= {a + b for a, b in product(openings, english[:60] + trade[:30]) if a != b}
    return {word for word in found if len(word) >= 3 or not word.isascii()}


if __name__ == "__main__":
    TARGET.write_text(HEAD + "".join(f"{word}\n" for word in sorted(words())), encoding="utf-8", newline="\n")
