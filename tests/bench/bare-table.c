/* bare-table.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The floor of tables: a window with a title bar and nothing but a GtkColumnView over rows that are made on demand.
 * bare-table ROWS COLUMNS WINDOW-WIDTH WINDOW-HEIGHT WIDTH HEIGHT ROW-HEIGHT */

#include "config.h"

#include <stdlib.h>

#include "tests/bench/meter.h"

#define BARE_TYPE_LIST (bare_list_get_type ())
G_DECLARE_FINAL_TYPE (BareList, bare_list, BARE, LIST, GObject)

struct _BareList
{
  GObject parent_instance;

  guint   n_rows;
};

/* clang-format off */
/* Our window has all these scripts in memory too: the fonts, and as many different letters of them. */
static const char * const names[] = {
  "Contoso", "São João", "Горизонт", "日本電機", "上海科技", "شركة النور", "חברת אור", "บริษัท", "한국전자", "Müller",
  "Больше стройка", "青空商事 システム", "云帆东方明珠", "长城华兴瑞丰", "龍騰贸易物流", "食品咨询有限公司", "株式会社さくら",
  "富士見運輸ヤマト", "집단건설식품", "주식회사 미래", "المدينة للمقاولات", "הנדסה מזון", "ศรีสยามขนส่ง", "Größler Yıldız",
};
/* clang-format on */

static guint n_columns;

static GType
bare_list_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
bare_list_get_n_items (GListModel *model)
{
  return BARE_LIST (model)->n_rows;
}

static gpointer
bare_list_get_item (GListModel *model,
                    guint       position)
{
  g_autofree char *text = NULL;

  if (position >= BARE_LIST (model)->n_rows)
    return NULL;
  text = g_strdup_printf ("%s %u", names[position % G_N_ELEMENTS (names)], position);
  return gtk_string_object_new (text);
}

static void
bare_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bare_list_get_item_type;
  iface->get_n_items = bare_list_get_n_items;
  iface->get_item = bare_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BareList, bare_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bare_list_model_init))

static void
bare_list_class_init (BareListClass *klass)
{
}

static void
bare_list_init (BareList *self)
{
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)),
                      gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (list_item))));
}

static GtkWidget *
create_view (guint n_rows)
{
  BareList *list = g_object_new (BARE_TYPE_LIST, NULL);
  GtkWidget *view;

  list->n_rows = n_rows;
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list))));
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  return view;
}

/* Rows as high as ours, whatever the theme gives them. */
static void
set_row_height (int height)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *css = g_strdup_printf ("columnview listview row { min-height: %dpx; padding: 0; border: none; }"
                                          "columnview listview row > cell { padding: 0; }",
                                          height);

  gtk_css_provider_load_from_data (provider, css, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* A table of that size in a window of the size of ours. */
static GtkWidget *
create_window (GtkWidget  *view,
               char      **sizes)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, atoi (sizes[2]), atoi (sizes[3]));
  gtk_widget_set_halign (scroller, GTK_ALIGN_END);
  gtk_widget_set_valign (scroller, GTK_ALIGN_END);
  set_row_height (atoi (sizes[4]));
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (sizes[0]), atoi (sizes[1]));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  return window;
}

static guint
count_rows (GtkColumnView *view,
            guint         *n_waiting)
{
  return meter_count_rows (view, NULL, n_waiting);
}

int
main (int    argc,
      char **argv)
{
  GtkWidget *window, *view;
  Meter meter;

  if (argc != 8)
    return EXIT_FAILURE;
  gtk_init ();
  n_columns = atoi (argv[2]);
  view = create_view (atoi (argv[1]));
  window = create_window (view, argv + 3);
  gtk_window_present (GTK_WINDOW (window));
  meter_init (&meter, GTK_COLUMN_VIEW (view), count_rows);
  while (meter.n_rows == 0)
    g_main_context_iteration (NULL, TRUE);
  meter_print_open ();
  if (g_getenv ("METER_OPEN_ONLY") != NULL)
    return EXIT_SUCCESS;
  meter_settle (&meter);
  meter_print ("line-height", meter_get_line (meter.view));
  meter_scroll (&meter);
  meter_print_memory ();
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
