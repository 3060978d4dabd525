/* csp-sample-names.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "domain/csp-country.h"
#include "exchange/csp-sample-names.h"

#define OTHER_NAMES 5                   /* that are tried before one is numbered */

/* Names in each script are put together from these. The formats take a name and what the company does. */
typedef struct
{
  const char *name;
  const char *slug;
} Word;

typedef struct
{
  guint        share;           /* of a hundred companies */
  const Word  *names;
  const Word  *trades;
  const char  *formats[4];      /* %1$s name, %2$s trade */
} Script;

static const Word latin_names[] = {
  { "Adventure Works", "adventureworks" }, { "Alpine", "alpine" }, { "Almeida", "almeida" }, { "Andrade", "andrade" },
  { "Bellows", "bellows" }, { "Blue Yonder", "blueyonder" }, { "Caldeira", "caldeira" }, { "Castaño", "castano" },
  { "City Power", "citypower" }, { "Coho", "coho" }, { "Contoso", "contoso" }, { "Dubois", "dubois" },
  { "Fabrikam", "fabrikam" }, { "Ferreira", "ferreira" }, { "Fourth Coffee", "fourthcoffee" }, { "Gonçalves", "goncalves" },
  { "Größler", "groessler" }, { "Humongous", "humongous" }, { "Íris", "iris" }, { "Kowalska", "kowalska" },
  { "Litware", "litware" }, { "Lucerne", "lucerne" }, { "Magalhães", "magalhaes" }, { "Munson's", "munsons" },
  { "Nød", "noed" }, { "Northwind", "northwind" }, { "Nováková", "novakova" }, { "Oliveira", "oliveira" },
  { "Proseware", "proseware" }, { "São Bento", "saobento" }, { "Southridge", "southridge" }, { "Tailspin", "tailspin" },
  { "Trey", "trey" }, { "Yıldız", "yildiz" }, { "Wide World", "wideworld" }, { "Wingtip", "wingtip" },
  { "Woodgrove", "woodgrove" }, { NULL },
};
static const Word latin_trades[] = {
  { "Logistics", "logistics" }, { "Engenharia", "engenharia" }, { "Traders", "traders" }, { "Consulting", "consulting" },
  { "Alimentos", "alimentos" }, { "Pharma", "pharma" }, { "Energia", "energia" }, { "Médias", "medias" },
  { "Bau", "bau" }, { "Travel", "travel" }, { "Advogados", "advogados" }, { "Textiles", "textiles" },
  { "Airlines", "airlines" }, { "Insurance", "insurance" }, { "Serviços", "servicos" }, { "Toys", "toys" }, { NULL },
};
static const Word cyrillic_names[] = {
  { "Северный мост", "severnymost" }, { "Горизонт", "gorizont" }, { "Ёлка", "yolka" }, { "Заря", "zarya" },
  { "Меридиан", "meridian" }, { "Новый берег", "novybereg" }, { "Полюс", "polyus" }, { "Рассвет", "rassvet" },
  { "Сокол", "sokol" }, { "Янтарь", "yantar" }, { NULL },
};
static const Word cyrillic_trades[] = {
  { "Торг", "torg" }, { "Логистика", "logistika" }, { "Строй", "stroy" }, { "Энергия", "energiya" },
  { "Сервис", "servis" }, { "Проект", "proekt" }, { NULL },
};
static const Word arabic_names[] = {
  { "النور", "alnoor" }, { "الواحة", "alwaha" }, { "الفجر", "alfajr" }, { "النخيل", "alnakheel" }, { "المدينة", "almadina" },
  { "الصقر", "alsaqr" }, { "الخليج", "alkhaleej" }, { NULL },
};
static const Word arabic_trades[] = {
  { "للتجارة", "trade" }, { "للمقاولات", "contracting" }, { "للاستشارات", "advice" }, { "للنقل", "transport" },
  { "للتقنية", "tech" }, { NULL },
};
static const Word hebrew_names[] = {
  { "אור הצפון", "orhatzafon" }, { "גלים", "galim" }, { "הדר", "hadar" }, { "כרמל", "carmel" }, { "נגב", "negev" },
  { "שקד", "shaked" }, { NULL },
};
static const Word hebrew_trades[] = {
  { "תעשיות", "taasiyot" }, { "שיווק", "shivuk" }, { "הנדסה", "handasa" }, { "מזון", "mazon" }, { "יעוץ", "yeutz" }, { NULL },
};
static const Word thai_names[] = {
  { "รุ่งเรือง", "rungrueang" }, { "ไทยพัฒนา", "thaipattana" }, { "เจริญสุข", "charoensuk" }, { "ทองดี", "thongdee" },
  { "ศรีสยาม", "srisiam" }, { "น้ำใจ", "namjai" }, { NULL },
};
static const Word thai_trades[] = {
  { "การค้า", "kankha" }, { "ขนส่ง", "khonsong" }, { "ก่อสร้าง", "kosang" }, { "อาหาร", "ahan" }, { NULL },
};
static const Word chinese_names[] = {
  { "云帆", "yunfan" }, { "东方明珠", "mingzhu" }, { "长城", "changcheng" }, { "华兴", "huaxing" }, { "瑞丰", "ruifeng" },
  { "龍騰", "longteng" }, { NULL },
};
static const Word chinese_trades[] = {
  { "科技", "keji" }, { "贸易", "maoyi" }, { "物流", "wuliu" }, { "食品", "shipin" }, { "咨询", "zixun" }, { NULL },
};
static const Word japanese_names[] = {
  { "青空", "aozora" }, { "日本橋", "nihonbashi" }, { "さくら", "sakura" }, { "みらい", "mirai" }, { "富士見", "fujimi" },
  { "ヤマト", "yamato" }, { NULL },
};
static const Word japanese_trades[] = {
  { "商事", "shoji" }, { "電機", "denki" }, { "システム", "system" }, { "運輸", "unyu" }, { NULL },
};
static const Word korean_names[] = {
  { "한빛", "hanbit" }, { "새벽", "saebyeok" }, { "미래", "mirae" }, { "동해", "donghae" }, { "가온", "gaon" }, { NULL },
};
static const Word korean_trades[] = {
  { "전자", "electronics" }, { "물산", "mulsan" }, { "건설", "geonseol" }, { "식품", "food" }, { NULL },
};

static const Script scripts[] = {
  { 46, latin_names, latin_trades, { "%1$s %2$s", "%1$s %2$s Ltda", "%1$s & Co. %2$s", "%1$s %2$s GmbH" } },
  { 13, cyrillic_names, cyrillic_trades, { "ООО «%1$s-%2$s»", "%1$s %2$s", "АО «%1$s %2$s»", "«%1$s» %2$s" } },
  { 9, arabic_names, arabic_trades, { "شركة %1$s %2$s", "%1$s %2$s", "مؤسسة %1$s %2$s", "مجموعة %1$s %2$s" } },
  { 8, hebrew_names, hebrew_trades, { "%1$s %2$s בע״מ", "%1$s %2$s", "קבוצת %1$s %2$s", "%2$s %1$s בע״מ" } },
  { 7, thai_names, thai_trades, { "บริษัท %1$s%2$s จำกัด", "%1$s%2$s", "ห้างหุ้นส่วน %1$s%2$s", "%2$s%1$s" } },
  { 8, chinese_names, chinese_trades, { "%1$s%2$s有限公司", "%1$s%2$s集团", "上海%1$s%2$s有限公司", "北京%1$s%2$s公司" } },
  { 5, japanese_names, japanese_trades, { "株式会社%1$s%2$s", "%1$s%2$s株式会社", "%1$s%2$s", "有限会社%1$s%2$s" } },
  { 4, korean_names, korean_trades, { "%1$s%2$s 주식회사", "주식회사 %1$s%2$s", "%1$s%2$s", "%1$s %2$s 그룹" } },
};

static const char * const first_names[] = {
  "Ana", "Bruno", "Chloé", "Dmitri", "Emi", "Farid", "Gabriela", "Hannah", "Igor", "João", "Kenji", "Lara", "Mei",
  "Noam", "Olga", "Pedro", "Rosa", "Somchai", "Tiago", "Yael",
};

static const char * const last_names[] = {
  "Almeida", "Becker", "Cohen", "Duarte", "Eriksen", "Farouk", "Gusev", "Haddad", "Ito", "Jansen", "Kim", "Lima",
  "Moreau", "Nakamura", "Orlova", "Peretz", "Ribeiro", "Silva", "Tanaka", "Wong",
};

static const char * const streets[] = {
  "12 Main Street", "Avenida Paulista 1578", "Bahnhofstraße 4", "Rua das Flores 220", "55 Harbour Road",
  "Calle Mayor 18", "7 King Street", "Rue de la Paix 31", "Via Roma 9", "301 Market Square",
};

static const CspSamplePlace places[] = {
  { "AE", "Dubai", "", "00000" }, { "AR", "Buenos Aires", "Buenos Aires", "C1002" }, { "AT", "Wien", "", "1010" },
  { "AU", "Sydney", "NSW", "2000" }, { "AU", "Melbourne", "VIC", "3000" }, { "BE", "Brussels", "", "1000" },
  { "BR", "São Paulo", "SP", "01310-100" }, { "BR", "Curitiba", "PR", "80010-000" },
  { "BR", "Recife", "PE", "50010-000" }, { "CA", "Toronto", "ON", "M5H 2N2" }, { "CA", "Montréal", "QC", "H2Y 1C6" },
  { "CH", "Zürich", "", "8001" }, { "CL", "Santiago", "", "8320000" }, { "CN", "Shanghai", "Shanghai", "200000" },
  { "CN", "Beijing", "Beijing", "100000" }, { "CO", "Bogotá", "", "110111" }, { "CZ", "Praha", "", "110 00" },
  { "DE", "Berlin", "", "10117" }, { "DE", "München", "", "80331" }, { "EG", "Cairo", "", "11511" },
  { "ES", "Madrid", "", "28013" }, { "FR", "Paris", "", "75002" }, { "FR", "Lyon", "", "69002" },
  { "GB", "London", "", "EC1A 1BB" }, { "GB", "Leeds", "", "LS1 4DY" }, { "IL", "Tel Aviv", "", "6100000" },
  { "IN", "Mumbai", "Maharashtra", "400001" }, { "IN", "Bengaluru", "Karnataka", "560001" },
  { "IT", "Roma", "RM", "00184" }, { "JP", "東京", "東京都", "100-0001" }, { "JP", "大阪", "大阪府", "530-0001" },
  { "KR", "서울", "", "04524" }, { "MX", "Ciudad de México", "CMX", "06000" }, { "NG", "Lagos", "", "100001" },
  { "NL", "Amsterdam", "", "1012 JS" }, { "NO", "Oslo", "", "0150" }, { "NZ", "Auckland", "", "1010" },
  { "PE", "Lima", "", "15001" }, { "PL", "Warszawa", "", "00-001" }, { "PT", "Lisboa", "", "1100-148" },
  { "RU", "Москва", "", "101000" }, { "RU", "Казань", "", "420111" }, { "SA", "Riyadh", "", "11564" },
  { "SE", "Stockholm", "", "111 20" }, { "SG", "Singapore", "", "048624" }, { "TH", "กรุงเทพฯ", "", "10200" },
  { "TR", "İstanbul", "", "34110" }, { "TW", "臺北", "", "100" }, { "US", "Seattle", "WA", "98101" },
  { "US", "Austin", "TX", "78701" }, { "US", "Boston", "MA", "02108" }, { "ZA", "Cape Town", "", "8001" },
};

static const char * const reseller_names[] = {
  "First Up Consultants", "ReleCloud", "VanArsdel Parceiros", "Consolidated Messenger", "Сибирские системы",
  "شركاء الأفق", "שותפי ענן", "พันธมิตรคลาวด์", "云端伙伴科技", "クラウド工房", "Nod Publishers Cloud",
  "Graphic Design Institute", "Parceiros do Sul", "Lamna Partners", "Best For You Organics IT", "Relay Point Services",
};

/**
 * csp_sample_random_below:
 * @self: the generator
 * @limit: above the greatest number wanted
 *
 * Returns: a number below @limit
 */
guint
csp_sample_random_below (CspSampleRandom *self,
                         guint            limit)
{
  guint64 value;

  /* SplitMix64 (Steele, Lea, Flood 2014). */
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = self->state;
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  value ^= value >> 31;
  return (guint) (((value >> 32) * limit) >> 32);
}

/**
 * csp_sample_random_chance:
 * @self: the generator
 * @percent: of a hundred times
 *
 * Returns: %TRUE in so many of a hundred cases
 */
gboolean
csp_sample_random_chance (CspSampleRandom *self,
                          guint            percent)
{
  return csp_sample_random_below (self, 100) < percent;
}

/**
 * csp_sample_random_guid:
 * @self: the generator
 * @guid: (array fixed-size=37): gets a random GUID of version 4
 */
void
csp_sample_random_guid (CspSampleRandom *self,
                        char            *guid)
{
  static const char digits[] = "0123456789abcdef";
  static const char form[] = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  guint bits = 0;
  guint n_left = 0;

  for (guint i = 0; i < sizeof form; i++)
    {
      if (form[i] != 'x' && form[i] != 'y')
        {
          guid[i] = form[i];
          continue;
        }
      if (n_left == 0)
        {
          bits = csp_sample_random_below (self, 1u << 28);
          n_left = 7;
        }
      guid[i] = digits[form[i] == 'x' ? bits & 0xf : 8 + (bits & 3)];
      bits >>= 4;
      n_left--;
    }
}

static const Word *
pick_word (CspSampleRandom *random,
           const Word      *words)
{
  guint n_words = 0;

  while (words[n_words].name != NULL)
    n_words++;
  return &words[csp_sample_random_below (random, n_words)];
}

/* The first companies go through the scripts one after the other, so that a small sample has all of them. */
static const Script *
pick_script (CspSampleRandom *random,
             guint            index)
{
  guint share = csp_sample_random_below (random, 100);

  if (index < G_N_ELEMENTS (scripts))
    return &scripts[index];
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      if (share < scripts[i].share)
        return &scripts[i];
      share -= scripts[i].share;
    }
  return &scripts[0];
}

/* printf is too slow for millions of names. */
static void
append_format (GString    *text,
               const char *format,
               const char *first,
               const char *second)
{
  for (const char *p = format; *p != '\0'; p++)
    {
      if (*p != '%')
        {
          g_string_append_c (text, *p);
          continue;
        }
      g_string_append (text, p[1] == '1' ? first : second);
      p += strlen ("1$s");
    }
}

static void
put_together (CspSampleRandom *random,
              const Script    *script,
              GString         *name,
              GString         *slug)
{
  const Word *first = pick_word (random, script->names);
  const Word *trade = pick_word (random, script->trades);

  g_string_truncate (name, 0);
  append_format (name, script->formats[csp_sample_random_below (random, 4)], first->name, trade->name);
  g_string_assign (slug, first->slug);
  g_string_append_len (slug, trade->slug, MIN (strlen (trade->slug), 5));
}

/**
 * csp_sample_company_name:
 * @random: the generator
 * @index: which company, from 0
 * @taken: (element-type utf8 guint): how often each name was put together; the name is added
 * @name: gets its name, in one of many scripts, that no company in @taken has
 * @slug: gets a domain prefix for it that no other index gets
 */
void
csp_sample_company_name (CspSampleRandom *random,
                         guint            index,
                         GHashTable      *taken,
                         GString         *name,
                         GString         *slug)
{
  const Script *script = pick_script (random, index);
  CspSampleRandom again;
  guint n_before;

  put_together (random, script, name, slug);
  /* Of its own, so that a name that is taken does not change what comes after it. */
  again = *random;
  for (guint i = 0; i < OTHER_NAMES && g_hash_table_contains (taken, name->str); i++)
    put_together (&again, script, name, slug);
  n_before = GPOINTER_TO_UINT (g_hash_table_lookup (taken, name->str));
  g_hash_table_insert (taken, g_strdup (name->str), GUINT_TO_POINTER (n_before + 1));
  if (n_before > 0)
    g_string_append_printf (name, " %u", n_before + 1);
  /* The names have letters only, so that the number makes it unique. */
  g_string_append_printf (slug, "%u", index + 1);
}

/**
 * csp_sample_first_name:
 * @random: the generator
 *
 * Returns: (transfer none): a person's first name
 */
const char *
csp_sample_first_name (CspSampleRandom *random)
{
  return first_names[csp_sample_random_below (random, G_N_ELEMENTS (first_names))];
}

/**
 * csp_sample_last_name:
 * @random: the generator
 *
 * Returns: (transfer none): a person's last name
 */
const char *
csp_sample_last_name (CspSampleRandom *random)
{
  return last_names[csp_sample_random_below (random, G_N_ELEMENTS (last_names))];
}

/**
 * csp_sample_street:
 * @random: the generator
 *
 * Returns: (transfer none): a street and number
 */
const char *
csp_sample_street (CspSampleRandom *random)
{
  return streets[csp_sample_random_below (random, G_N_ELEMENTS (streets))];
}

/**
 * csp_sample_places:
 * @country: the country of the profile, ISO 3166-1 alpha-2
 *
 * Returns: (transfer container) (element-type CspSamplePlace): places in its CSP region; empty for regions without
 *   any
 */
GPtrArray *
csp_sample_places (const char *country)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (csp_countries_share_region (places[i].country, country))
      g_ptr_array_add (found, (gpointer) &places[i]);
  return found;
}

/**
 * csp_sample_reseller_name:
 * @index: which reseller, from 0
 *
 * Returns: (transfer none) (nullable): its name; %NULL when there are no more
 */
const char *
csp_sample_reseller_name (guint index)
{
  return index < G_N_ELEMENTS (reseller_names) ? reseller_names[index] : NULL;
}
