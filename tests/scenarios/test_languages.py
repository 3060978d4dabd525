#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""New customer in Portuguese and Russian: the words of the portal (functional-spec §4.0 and §9: 33)."""

import gettext
import os
import unittest

import assistant
from scenario import Scenario

PT = {
    'add': 'Adicionar cliente', 'heading': 'Novo cliente', 'cancel': 'Cancelar',
    'subscriptions': 'Avançar: Assinaturas', 'order': 'Nova assinatura',
    'review': 'Avançar: Revisão', 'submit': 'Enviar', 'confirmation': 'Confirmação',
    'setup': 'Informações de instalação', 'done': 'Concluído', 'state': 'Washington (WA)',
}
RU = {
    'add': 'Добавить клиента', 'heading': 'Новый клиент', 'cancel': 'Отмена',
    'subscriptions': 'Далее: Подписки', 'order': 'Новая подписка',
    'review': 'Далее: Проверка', 'submit': 'Отправить', 'confirmation': 'Подтверждение',
    'setup': 'Сведения об установке', 'done': 'Готово', 'state': 'Вашингтон (WA)',
}


class Languages(Scenario):

    def test_portuguese(self):
        self.add_customer('pt_BR', PT)

    def test_russian(self):
        self.add_customer('ru', RU)

    def test_another_language_is_used_after_a_restart_by_button(self):
        # Settings that are kept in memory would be gone with the first run.
        me = self.start(assistant.provider(self), environment={'GSETTINGS_BACKEND': 'keyfile'})
        me.wait_for('Add customer', 'button')
        me.key('ctrl+comma')
        me.wait_for('Preferences', 'window')
        self.assertFalse(me.sees('Restart', 'button'))
        me.choose('Language', 'Português (Brasil)')
        me.press('Restart')
        me = self.meet_again(me)
        me.wait_for('Northwind Distribution', 'window')
        me.wait_for(PT['add'], 'button')
        me.key('ctrl+comma')
        me.choose('Idioma', 'Igual ao sistema')
        me.press('Reiniciar')
        me = self.meet_again(me)
        me.wait_for('Add customer', 'button')

    def add_customer(self, language, words):
        translation = gettext.translation('parceria', os.environ['PARCERIA_LOCALE_DIR'], [language])

        def field(name):
            return translation.pgettext('field', name)
        me = self.start(assistant.provider(self), language=language)
        me.press(words['add'], nth=0)
        me.wait_for(words['heading'], 'heading')
        self.assertTrue(me.is_sensitive(words['cancel']))
        self.assertFalse(me.is_sensitive(words['subscriptions']))
        for name, text in assistant.ACCOUNT.items():
            me.type_into(field(name), text)
        me.choose(field('State/Province'), words['state'])
        me.choose(translation.pgettext('noun', 'Indirect reseller'), 'ReleCloud')
        me.press(words['subscriptions'])
        me.wait_for(words['order'], 'heading')
        me.check(translation.gettext('Create the customer without a subscription'))
        me.press(words['review'])
        me.press(words['submit'])
        me.wait_for(words['confirmation'], 'heading')
        me.wait_for(words['setup'], 'heading')
        self.assertFalse(me.is_sensitive(words['done']))
        me.check(translation.gettext('I have noted these details'))
        me.press(words['done'])
        me.row(assistant.ACCOUNT['Company name'])


if __name__ == '__main__':
    unittest.main()
