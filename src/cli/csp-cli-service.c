/* csp-cli-service.c
 *
 * Copyright 2026 The Parceria authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/csp-cli-service.h"

#define TOKEN_MAX (64 * 1024)

/**
 * csp_cli_open_service:
 * @cli: the run
 * @log_path: (nullable): what --log-http says
 * @code: (out): the exit code when it does not work
 *
 * Opens a profile that is connected with Partner Center.
 *
 * Returns: (transfer full) (nullable): what sends its requests
 */
CspHttpClient *
csp_cli_open_service (CspCli     *cli,
                      const char *log_path,
                      int        *code)
{
  g_autoptr(CspHttpLog) log = NULL;
  GError *error = NULL;

  if (!csp_cli_open (cli, CSP_CONN_READ_WRITE, code))
    return NULL;
  if (g_strcmp0 (cli->profile->backend, "partner-center") != 0)
    {
      g_set_error_literal (&error, CSP_ERROR, CSP_ERROR_CONFLICT,
                           _("This profile is not connected with Partner Center. Connect it with “parceria connect”."));
      *code = csp_cli_fail (error);
      return NULL;
    }
  if (log_path != NULL && !(log = csp_http_log_new (log_path, &error)))
    {
      *code = csp_cli_fail (error);
      return NULL;
    }
  return csp_http_client_new (log);
}

static gboolean
is_private_file (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & 0077) == 0 &&
         status.st_uid == geteuid () && status.st_size <= TOKEN_MAX;
}

static gboolean
is_token (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  return *text != '\0';
}

/**
 * csp_cli_read_token:
 * @path: a file with an access token, readable by its owner only
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the token
 */
CspSecret *
csp_cli_read_token (const char  *path,
                    GError     **error)
{
  char text[TOKEN_MAX + 1] = "";
  CspSecret *token = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize length;

  if (fd < 0)
    {
      /* translators: the name of a file, then the reason */
      g_set_error (error, CSP_ERROR, CSP_ERROR_NOT_FOUND, _("“%1$s” cannot be read: %2$s"), path, g_strerror (errno));
      return NULL;
    }
  if (!is_private_file (fd))
    g_set_error (error, CSP_ERROR, CSP_ERROR_FORBIDDEN,
                 _("“%s” must be a file of yours that nobody else may read; set its mode to 600."), path);
  else if ((length = read (fd, text, TOKEN_MAX)) > 0)
    text[length] = '\0';
  close (fd);
  g_strstrip (text);
  if (is_token (text))
    token = csp_secret_new (text);
  else if (error == NULL || *error == NULL)
    g_set_error (error, CSP_ERROR, CSP_ERROR_INVALID, _("There is no access token in “%s”."), path);
  explicit_bzero (text, sizeof text);
  return token;
}

/**
 * csp_cli_sign_in_code:
 * @error: (transfer full): why there is no access token
 *
 * Says it.
 *
 * Returns: the exit code
 */
int
csp_cli_sign_in_code (GError *error)
{
  gboolean is_out_of_reach = g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_OFFLINE) ||
                             g_error_matches (error, CSP_SIGN_IN_ERROR, CSP_SIGN_IN_ERROR_TEMPORARY);
  int code = csp_cli_fail (error);

  return is_out_of_reach ? CSP_EXIT_OUT_OF_REACH : code;
}
