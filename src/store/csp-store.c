/* csp-store.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "csp-store"

#include "config.h"

#include "store/csp-collation.h"
#include "store/csp-profile-repo.h"
#include "store/csp-store.h"

#define WATCH_SECONDS 1

/**
 * CspStore:
 *
 * An open profile: its database threads, its profile record, and the "changed" signal that tells views what to
 * read anew, also when another process committed.
 */
struct _CspStore
{
  GObject       parent_instance;

  CspDb        *db;
  CspProfile   *profile;
  CspConnMode   mode;
  GCancellable *background;         /* of work that the file can do without */
  guint         watch_source;
  gboolean      watch_running;
  gint64        data_version;       /* of the writing connection: changes with foreign commits only */
};

enum
{
  PROP_0,
  PROP_PROFILE,
  N_PROPS,
};

enum
{
  CHANGED,
  WAITING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What each kind of list shows, so that it is read anew when that changes. */
static const CspChanges list_changes[] = {
  [CSP_LIST_CUSTOMERS] = CSP_CHANGED_CUSTOMERS | CSP_CHANGED_RESELLERS | CSP_CHANGED_OUTBOX,
  [CSP_LIST_FORMER_CUSTOMERS] = CSP_CHANGED_CUSTOMERS,
  [CSP_LIST_RESELLERS] = CSP_CHANGED_RESELLERS | CSP_CHANGED_CUSTOMERS | CSP_CHANGED_SUBSCRIPTIONS,
  [CSP_LIST_SUBSCRIPTIONS] =
    CSP_CHANGED_SUBSCRIPTIONS | CSP_CHANGED_CUSTOMERS | CSP_CHANGED_RESELLERS | CSP_CHANGED_OUTBOX,
  [CSP_LIST_INVITATIONS] = CSP_CHANGED_INVITATIONS | CSP_CHANGED_CUSTOMERS | CSP_CHANGED_RESELLERS,
  [CSP_LIST_OFFERS] = CSP_CHANGED_OFFERS,
  [CSP_LIST_DRAFTS] = CSP_CHANGED_DRAFTS,
  [CSP_LIST_HISTORY] = CSP_CHANGED_HISTORY,
  [CSP_LIST_OUTBOX] = CSP_CHANGED_OUTBOX | CSP_CHANGED_CUSTOMERS,
};

G_DEFINE_FINAL_TYPE (CspStore, csp_store, G_TYPE_OBJECT)

static void
csp_store_finalize (GObject *object)
{
  CspStore *self = CSP_STORE (object);

  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_clear_object (&self->background);
  g_clear_object (&self->profile);
  g_clear_object (&self->db);

  G_OBJECT_CLASS (csp_store_parent_class)->finalize (object);
}

static void
csp_store_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CspStore *self = CSP_STORE (object);

  switch (prop_id)
    {
    case PROP_PROFILE:
      g_value_set_object (value, self->profile);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
csp_store_class_init (CspStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = csp_store_finalize;
  object_class->get_property = csp_store_get_property;

  properties[PROP_PROFILE] =
    g_param_spec_object ("profile", NULL, NULL, CSP_TYPE_PROFILE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CspStore::changed:
   * @changes: (type guint): the #CspChanges that were committed, here or by another process
   */
  signals[CHANGED] = g_signal_new ("changed", CSP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * CspStore::waiting:
   *
   * Another process keeps what was asked for from being written; it will be when that process is done.
   */
  signals[WAITING] = g_signal_new ("waiting", CSP_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
csp_store_init (CspStore *self)
{
  self->background = g_cancellable_new ();
}

static gpointer
read_data_version (CspConn   *conn,
                   gpointer   user_data,
                   GError   **error)
{
  gint64 version;

  if (!csp_conn_get_integer (conn, &version, error, "PRAGMA data_version", ""))
    return NULL;
  return g_memdup2 (&version, sizeof version);
}

static void
collation_rebuilt_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(CspStore) self = CSP_STORE (user_data);
  g_autoptr(GError) error = NULL;
  gboolean rebuilt;

  if (!csp_collation_rebuild_finish (CSP_DB (object), result, &rebuilt, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        g_warning ("the sort keys were not made anew: %s", error->message);
    }
  else if (rebuilt)
    csp_store_emit_changed (self, CSP_CHANGED_CUSTOMERS | CSP_CHANGED_RESELLERS | CSP_CHANGED_SUBSCRIPTIONS |
                                  CSP_CHANGED_OFFERS | CSP_CHANGED_INVITATIONS);
}

static void
rebuild_collation (CspStore *self)
{
  csp_collation_rebuild_async (self->db, self->background, collation_rebuilt_cb, g_object_ref (self));
}

static void
profile_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CspStore) self = CSP_STORE (user_data);
  g_autoptr(CspProfile) profile = csp_db_run_finish (CSP_DB (object), result, NULL);

  if (profile == NULL)
    return;
  if (g_strcmp0 (self->profile->locale, profile->locale) != 0)
    rebuild_collation (self);
  g_set_object (&self->profile, profile);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
}

static gpointer
read_profile (CspConn   *conn,
              gpointer   user_data,
              GError   **error)
{
  return csp_profile_repo_load (conn, error);
}

static void
data_version_read_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(CspStore) self = CSP_STORE (user_data);
  g_autofree gint64 *version = csp_db_run_finish (CSP_DB (object), result, NULL);

  self->watch_running = FALSE;
  if (version == NULL || *version == self->data_version)
    return;
  if (self->data_version != 0)
    csp_store_emit_changed (self, CSP_CHANGED_ALL);
  self->data_version = *version;
}

static gboolean
watch_cb (gpointer user_data)
{
  CspStore *self = CSP_STORE (user_data);

  if (!self->watch_running)
    {
      self->watch_running = TRUE;
      csp_db_run_async (self->db, CSP_DB_WRITE, "foreign commits", read_data_version, NULL, NULL, g_free, NULL,
                        data_version_read_cb, g_object_ref (self));
    }
  return G_SOURCE_CONTINUE;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = G_TASK (user_data);
  CspStore *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->profile = csp_db_run_finish (CSP_DB (object), result, &error);
  if (self->profile == NULL)
    {
      csp_db_close (self->db);
      g_task_return_error (task, error);
      return;
    }
  watch_cb (self);
  rebuild_collation (self);
  self->watch_source = g_timeout_add_seconds (WATCH_SECONDS, watch_cb, self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/**
 * csp_store_open_async:
 * @path: a profile's file
 * @mode: whether it may be changed
 * @cancellable: (nullable): tells the callback that the profile is not wanted any more; one that is open by then
 *   is handed over all the same, for csp_store_close()
 * @callback: called when the profile is open or cannot be
 * @user_data: for @callback
 */
void
csp_store_open_async (const char          *path,
                      CspConnMode          mode,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  CspStore *self = g_object_new (CSP_TYPE_STORE, NULL);

  self->mode = mode;
  self->db = csp_db_new (path, mode);
  g_task_set_source_tag (task, csp_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, g_object_unref);
  csp_db_run_async (self->db, CSP_DB_WRITE, "open", read_profile, NULL, NULL, g_object_unref, NULL, opened_cb,
                    g_steal_pointer (&task));
}

/**
 * csp_store_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the store, to be closed with csp_store_close(); errors are #CSP_ERROR_NOT_FOUND,
 *   #CSP_ERROR_NOT_A_PROFILE, #CSP_ERROR_TOO_NEW, #CSP_ERROR_CORRUPT, #CSP_ERROR_BUSY, #CSP_ERROR_READ_ONLY,
 *   #CSP_ERROR_FULL
 */
CspStore *
csp_store_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * csp_store_close:
 * @self: the store
 *
 * Waits for what is being written, then ends the database threads.
 */
void
csp_store_close (CspStore *self)
{
  g_return_if_fail (CSP_IS_STORE (self));

  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_cancellable_cancel (self->background);
  csp_db_close (self->db);
}

/**
 * csp_store_is_closed:
 * @self: the store
 *
 * May be asked on any thread.
 *
 * Returns: whether the profile is being closed
 */
gboolean
csp_store_is_closed (CspStore *self)
{
  g_return_val_if_fail (CSP_IS_STORE (self), TRUE);

  return g_cancellable_is_cancelled (self->background);
}

/**
 * csp_store_get_db:
 * @self: the store
 *
 * Returns: (transfer none): its database
 */
CspDb *
csp_store_get_db (CspStore *self)
{
  g_return_val_if_fail (CSP_IS_STORE (self), NULL);

  return self->db;
}

/**
 * csp_store_get_profile:
 * @self: the store
 *
 * Returns: (transfer none): what the file is about; replaced when it changes (notify::profile)
 */
CspProfile *
csp_store_get_profile (CspStore *self)
{
  g_return_val_if_fail (CSP_IS_STORE (self), NULL);

  return self->profile;
}

/**
 * csp_store_get_path:
 * @self: the store
 *
 * Returns: (transfer none): the file's path
 */
const char *
csp_store_get_path (CspStore *self)
{
  g_return_val_if_fail (CSP_IS_STORE (self), NULL);

  return csp_db_get_path (self->db);
}

/**
 * csp_store_is_read_only:
 * @self: the store
 *
 * Returns: whether the profile was opened for reading only
 */
gboolean
csp_store_is_read_only (CspStore *self)
{
  g_return_val_if_fail (CSP_IS_STORE (self), TRUE);

  return self->mode == CSP_CONN_READ_ONLY;
}

/**
 * csp_store_emit_changed:
 * @self: the store
 * @changes: what a commit touched
 *
 * Tells the views, on the main thread.
 */
void
csp_store_emit_changed (CspStore   *self,
                        CspChanges  changes)
{
  g_return_if_fail (CSP_IS_STORE (self));

  if (changes == CSP_CHANGED_NOTHING)
    return;
  if ((changes & CSP_CHANGED_PROFILE) != 0)
    csp_db_run_async (self->db, CSP_DB_READ, "profile", read_profile, NULL, NULL, g_object_unref, NULL,
                      profile_read_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0, (guint) changes);
}

/**
 * csp_store_emit_waiting:
 * @self: the store
 *
 * Tells the person, on the main thread, that a change waits for another process.
 */
void
csp_store_emit_waiting (CspStore *self)
{
  g_return_if_fail (CSP_IS_STORE (self));

  if (!csp_store_is_closed (self))
    g_signal_emit (self, signals[WAITING], 0);
}

static void
reload_list_cb (CspPagedList *list,
                guint         changes,
                CspStore     *self)
{
  if ((changes & list_changes[csp_paged_list_get_query (list)->kind]) != 0)
    csp_paged_list_reload (list);
}

/**
 * csp_store_create_list:
 * @self: the store
 * @query: what to list
 *
 * Returns: (transfer full): a list that is read anew whenever what it shows has changed
 */
CspPagedList *
csp_store_create_list (CspStore           *self,
                       const CspListQuery *query)
{
  CspPagedList *list;

  g_return_val_if_fail (CSP_IS_STORE (self), NULL);

  list = csp_paged_list_new (self->db, query);
  g_signal_connect_object (self, "changed", G_CALLBACK (reload_list_cb), list, G_CONNECT_SWAPPED);
  return list;
}
