/* csp-choice.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "base/csp-collator.h"
#include "base/csp-language.h"
#include "base/csp-text.h"
#include "widgets/csp-choice-list.h"
#include "widgets/csp-choice.h"
#include "widgets/csp-focus.h"

/**
 * CspChoice:
 *
 * A drop-down of labels that stand for ids: countries, resellers, billing frequencies. Long labels are cut in
 * the button and wrapped in the list, so that it fits a narrow window.
 */
struct _CspChoice
{
  GtkWidget      parent_instance;

  GtkWidget     *drop_down;
  GtkStringList *labels;
  GPtrArray     *ids;
  char          *description;
};

enum
{
  PROP_0,
  PROP_SELECTED_ID,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CspChoice, csp_choice, GTK_TYPE_WIDGET)

/* The keyboard reaches the button inside, which the drop-down neither names nor gives its value. */
static void
describe_button (CspChoice *self)
{
  GtkWidget *button = self->drop_down != NULL ? gtk_widget_get_first_child (self->drop_down) : NULL;
  const char *label = csp_choice_get_label (self);
  g_autofree char *both = NULL;

  if (button == NULL)
    return;
  if (!csp_is_empty (self->description))
    both = g_strdup_printf ("%s. %s", label != NULL ? label : "", self->description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  both != NULL ? both : label != NULL ? label : "", -1);
}

static void
selected_cb (CspChoice *self)
{
  describe_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
}

static void
setup_button_label_cb (GtkSignalListItemFactory *factory,
                       GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL,
                                               "xalign", 0.0f,
                                               "ellipsize", PANGO_ELLIPSIZE_END,
                                               NULL));
}

static void
bind_button_label_cb (GtkSignalListItemFactory *factory,
                      GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
csp_choice_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CspChoice *self = CSP_CHOICE (object);

  switch (prop_id)
    {
    case PROP_SELECTED_ID:
      g_value_set_string (value, csp_choice_get_id (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_choice_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  CspChoice *self = CSP_CHOICE (object);

  switch (prop_id)
    {
    case PROP_SELECTED_ID:
      csp_choice_set_id (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
csp_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CSP_CHOICE (widget)->drop_down);
}

static void
csp_choice_dispose (GObject *object)
{
  CspChoice *self = CSP_CHOICE (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->labels);

  G_OBJECT_CLASS (csp_choice_parent_class)->dispose (object);
}

static void
csp_choice_finalize (GObject *object)
{
  CspChoice *self = CSP_CHOICE (object);

  g_ptr_array_unref (self->ids);
  g_free (self->description);

  G_OBJECT_CLASS (csp_choice_parent_class)->finalize (object);
}

static void
csp_choice_class_init (CspChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = csp_choice_dispose;
  object_class->finalize = csp_choice_finalize;
  object_class->get_property = csp_choice_get_property;
  object_class->set_property = csp_choice_set_property;

  properties[PROP_SELECTED_ID] =
    g_param_spec_string ("selected-id", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  widget_class->focus = csp_focus_only_child;
  widget_class->grab_focus = csp_choice_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
csp_choice_init (CspChoice *self)
{
  g_autoptr(GtkListItemFactory) button_factory = gtk_signal_list_item_factory_new ();

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  self->drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->labels)), NULL);
  g_signal_connect (button_factory, "setup", G_CALLBACK (setup_button_label_cb), NULL);
  g_signal_connect (button_factory, "bind", G_CALLBACK (bind_button_label_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), button_factory);
  csp_choice_list_attach (GTK_DROP_DOWN (self->drop_down));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
}

/**
 * csp_choice_new:
 *
 * Returns: (transfer floating): a drop-down without choices
 */
GtkWidget *
csp_choice_new (void)
{
  return g_object_new (CSP_TYPE_CHOICE, NULL);
}

/**
 * csp_choice_set_searchable:
 * @self: the drop-down
 * @searchable: whether its list has a search entry
 */
void
csp_choice_set_searchable (CspChoice *self,
                           gboolean   searchable)
{
  g_return_if_fail (CSP_IS_CHOICE (self));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->drop_down), searchable);
}

/**
 * csp_choice_clear:
 * @self: the drop-down
 *
 * Takes all choices away.
 */
void
csp_choice_clear (CspChoice *self)
{
  g_return_if_fail (CSP_IS_CHOICE (self));

  g_ptr_array_set_size (self->ids, 0);
  gtk_string_list_splice (self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)), NULL);
}

/**
 * csp_choice_append:
 * @self: the drop-down
 * @id: what the choice stands for
 * @label: what the person reads
 *
 * The first choice is selected as soon as it is there; see csp_choice_set_id().
 */
void
csp_choice_append (CspChoice  *self,
                   const char *id,
                   const char *label)
{
  g_return_if_fail (CSP_IS_CHOICE (self));
  g_return_if_fail (id != NULL);

  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (self->labels, label != NULL ? label : id);
}

typedef struct
{
  const char *id;
  const char *label;
  guint8      key[CSP_COLLATOR_KEY_SIZE];
  gsize       key_size;
} SortItem;

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const SortItem *first = a;
  const SortItem *second = b;
  int order = memcmp (first->key, second->key, MIN (first->key_size, second->key_size));

  return order != 0 ? order : (int) first->key_size - (int) second->key_size;
}

/**
 * csp_choice_append_sorted:
 * @self: the drop-down
 * @labels: (element-type utf8 utf8): labels by their ids
 *
 * Appends them in the order of the window's language.
 */
void
csp_choice_append_sorted (CspChoice  *self,
                          GHashTable *labels)
{
  g_autoptr(CspCollator) collator = csp_collator_new (csp_language_get_format_locale ());
  g_autoptr(GArray) items = g_array_new (FALSE, TRUE, sizeof (SortItem));
  GHashTableIter iter;
  SortItem item = { 0 };

  g_return_if_fail (CSP_IS_CHOICE (self));

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, (gpointer *) &item.id, (gpointer *) &item.label))
    {
      item.key_size = csp_collator_key (collator, item.label, item.key, sizeof item.key);
      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    csp_choice_append (self, g_array_index (items, SortItem, i).id, g_array_index (items, SortItem, i).label);
}

/**
 * csp_choice_get_id:
 * @self: the drop-down
 *
 * Returns: (transfer none) (nullable): id of what is selected
 */
const char *
csp_choice_get_id (CspChoice *self)
{
  guint selected;

  g_return_val_if_fail (CSP_IS_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len ? g_ptr_array_index (self->ids, selected) : NULL;
}

/**
 * csp_choice_set_id:
 * @self: the drop-down
 * @id: (nullable): what to select; nothing is selected when there is no such choice
 *
 * Returns: whether there is such a choice
 */
gboolean
csp_choice_set_id (CspChoice  *self,
                   const char *id)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_val_if_fail (CSP_IS_CHOICE (self), FALSE);

  for (guint i = 0; id != NULL && i < self->ids->len && position == GTK_INVALID_LIST_POSITION; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id))
      position = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  return position != GTK_INVALID_LIST_POSITION;
}

/**
 * csp_choice_get_label:
 * @self: the drop-down
 *
 * Returns: (transfer none) (nullable): label of what is selected
 */
const char *
csp_choice_get_label (CspChoice *self)
{
  guint selected;

  g_return_val_if_fail (CSP_IS_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len ? gtk_string_list_get_string (self->labels, selected) : NULL;
}

/**
 * csp_choice_get_n:
 * @self: the drop-down
 *
 * Returns: how many choices there are
 */
guint
csp_choice_get_n (CspChoice *self)
{
  g_return_val_if_fail (CSP_IS_CHOICE (self), 0);

  return self->ids->len;
}

/**
 * csp_choice_set_name:
 * @self: the drop-down
 * @name: what it is called, for assistive technology
 * @description: (nullable): what else there is to say about it
 */
void
csp_choice_set_name (CspChoice  *self,
                     const char *name,
                     const char *description)
{
  g_return_if_fail (CSP_IS_CHOICE (self));

  csp_set_str (&self->description, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->drop_down)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  describe_button (self);
}

/**
 * csp_choice_get_drop_down:
 * @self: the drop-down
 *
 * Returns: (transfer none): the #GtkDropDown, which a label names for assistive technology
 */
GtkWidget *
csp_choice_get_drop_down (CspChoice *self)
{
  g_return_val_if_fail (CSP_IS_CHOICE (self), NULL);

  return self->drop_down;
}
