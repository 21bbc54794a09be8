// SPDX-License-Identifier: Apache-2.0
package jp.sekisho.server.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Text in the one form in which it is searched and compared: half and full width, hiragana and
/// katakana, small and large kana, capital and small letters, old and new forms of a kanji are the
/// same; long-vowel marks, hyphens, punctuation and variation selectors do not count; 々 stands for
/// the character before it.
///
/// @param words what is left, split where spaces or line ends were; without empty words
public record SearchText(List<String> words) {

    /// Characters of a text that are looked at; what stands behind them is not found.
    public static final int MAX_LENGTH = 2_000;

    private static final Map<Integer, Integer> NEW_FORMS = newForms();
    private static final String SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖ";
    private static final String LARGE_KANA = "あいうえおつやゆよわかけ";

    public SearchText {
        words = List.copyOf(words);
    }

    /// Brings text to its searched form.
    ///
    /// @param text anything that people write; only the first [#MAX_LENGTH] characters count
    public static SearchText of(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        StringBuilder plain = new StringBuilder(cut.length());
        int previous = -1;
        for (int c :
                Normalizer.normalize(cut, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .codePoints()
                        .toArray()) {
            int one = c == '々' && previous >= 0 ? previous : plain(c);
            if (one == ' ') {
                plain.append(' ');
                previous = -1;
            } else if (one >= 0) {
                plain.appendCodePoint(one);
                previous = one;
            }
        }
        return new SearchText(
                Arrays.stream(plain.toString().split(" +", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /// Tells whether two texts are the same once width, kana, forms and punctuation are left out.
    ///
    /// @param one a text
    /// @param other another
    public static boolean same(String one, String other) {
        return of(one).joined().equals(of(other).joined());
    }

    /// Returns the words as one string without spaces.
    public String joined() {
        return String.join("", words);
    }

    /// Returns the words with one space between them.
    public String text() {
        return String.join(" ", words);
    }

    /// Returns all grams of all words, each once.
    public Set<Long> grams() {
        return words.stream()
                .flatMap(word -> grams(word, true).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Returns the grams of one word: each pair of neighbours, and the last character alone.
    static Set<Long> grams(String word, boolean withLast) {
        int[] points = word.codePoints().toArray();
        Set<Long> grams = new HashSet<>();
        for (int i = 0; i + 1 < points.length; i++) {
            grams.add(gram(points[i], points[i + 1]));
        }
        if (withLast && points.length > 0) {
            grams.add(gram(points[points.length - 1], 0));
        }
        return grams;
    }

    static long gram(int first, int second) {
        return (long) first << 21 | second;
    }

    private static int plain(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '、' || c == '。') {
            return ' ';
        }
        if (c == 'ー' || !Character.isLetterOrDigit(c)) {
            return -1;
        }
        int kana = c >= 'ァ' && c <= 'ヶ' ? c - 'ァ' + 'ぁ' : c;
        int small = SMALL_KANA.indexOf(kana);
        int large = small < 0 ? kana : LARGE_KANA.charAt(small);
        return NEW_FORMS.getOrDefault(large, large);
    }

    /// Pairs of an old or variant form and the form that stands for it.
    private static Map<Integer, Integer> newForms() {
        String pairs =
                "髙高﨑崎嵜崎碕崎𠮷吉濱浜濵浜邊辺邉辺齋斉齊斉斎斉澤沢廣広國国惠恵櫻桜嶋島嶌島德徳瀨瀬槇槙眞真凜凛黑黒靑青增増寬寛曾曽彌弥"
                        + "龍竜學学會会縣県區区圓円壽寿實実寶宝將将專専對対屆届廳庁戶戸擴拡據拠收収敎教數数斷断晉晋橫横檢検權権條条澁渋渕淵瀧滝"
                        + "灣湾獨独畫画當当發発硏研禮礼稅税穗穂經経總総聰聡舊旧與与號号藏蔵衞衛裝装證証變変讓譲豐豊轉転遞逓遲遅釋釈錄録鐵鉄關関"
                        + "隱隠雜雑靈霊顯顕餘余驛駅驗験鹽塩麥麦黨党點点齡齢龜亀𠮟叱桒桑舘館冨富峯峰嶽岳萬万栁柳埜野體体圖図團団壓圧傳伝價価佛仏"
                        + "來来兩両劍剣劵券勞労醫医參参單単嚴厳圍囲壞壊壯壮壹壱奧奥奬奨孃嬢孝孝寫写岡岡峽峡廢廃應応懷懐戰戦拂払拔抜擇択擔担攝摂"
                        + "敍叙榮栄樣様樂楽樞枢歐欧歷歴歸帰殘残氣気沒没淺浅淨浄溫温滿満潛潜澀渋濕湿濟済瀆涜爐炉爭争爲為犧犠狀状狹狭獻献產産疊畳"
                        + "癡痴盜盗盡尽稱称穩穏竊窃竝並粹粋絲糸綠緑緖緒續続縱縦繩縄繪絵纖繊缺欠罐缶聲声聽聴膽胆臟臓臺台舖舗莊荘處処虛虚螢蛍蟲虫"
                        + "蠻蛮覺覚覽覧觀観觸触譯訳讀読豫予貳弐賣売贊賛踐践輕軽辨弁辯弁邨村郞郎鄕郷鎭鎮鑛鉱閱閲險険隨随雙双顏顔飜翻飮飲騷騒驅駆"
                        + "髮髪鷄鶏麴麹黃黄齒歯";
        int[] points = pairs.codePoints().toArray();
        Map<Integer, Integer> forms = new HashMap<>();
        for (int i = 0; i + 1 < points.length; i += 2) {
            forms.put(points[i], points[i + 1]);
        }
        return Map.copyOf(forms);
    }
}
