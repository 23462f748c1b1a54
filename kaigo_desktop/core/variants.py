"""Variant kanji of names and places (異体字): every variant → the everyday character it is searched under.

For search keys only (`core.text`): a stored name is never changed. A pair may join characters that families
tell apart (斉 and 齋): a search should offer both, and a person decides.
"""

_EVERYDAY_AND_VARIANTS = """
高髙 崎﨑嵜碕 浜濱濵 徳德 辺邉邊 斉齋齊斎 広廣 沢澤 黒黑 桑桒 柳栁桺 吉𠮷 国國圀 島嶋嶌 桜櫻 竜龍 滝瀧 関關
恵惠 実實 寿壽 富冨 峰峯 浅淺 塩鹽 条條 真眞 万萬 豊豐 栄榮 学學 円圓 館舘 鉄鐵 横橫 瀬瀨 蔵藏 芦蘆 勲勳
礼禮 緒緖 清淸 青靑 増增 橋槗 杉椙 桧檜 薮藪籔 篭籠 蛍螢 巌巖 宝寶 弥彌 亀龜 与與 両兩 会會 伝傳 児兒 剣劍劒
団團 壱壹 姫姬 将將 岳嶽 巣巢 庁廳 応應 恒恆 戸戶 昼晝 暁曉 来來 楽樂 様樣 歩步 歳歲 毎每 気氣 沖冲 満滿
済濟 湾灣 灯燈 猟獵 産產 畑畠 県縣 砺礪 祢禰 禄祿 秋穐 穂穗 穣穰 糸絲 経經 総總 縄繩 聡聰 芸藝 荘莊 薫薰
処處 虫蟲 覚覺 観觀 読讀 賛贊 転轉 遥遙 郎郞 郷鄕鄉 鉱鑛 銭錢 随隨 霊靈 静靜 駅驛 鶏鷄 麦麥 黄黃 曽曾 頼賴
梅楳 松枩 野埜 土圡 淵渕渊 奥奧 尭堯 槙槇 靭靱 凛凜 晃晄 船舩 煕熙 朗朖 桝枡 檪櫟 湧涌 鴎鷗 鯵鰺 蝋蠟 栃杤
"""


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for family in _EVERYDAY_AND_VARIANTS.split():
        for variant in family[1:]:
            if variant != family[0]:
                table[ord(variant)] = family[0]
    return table


VARIANTS = _table()
"""Code point of a variant → the everyday character, in the shape `str.translate` takes."""
