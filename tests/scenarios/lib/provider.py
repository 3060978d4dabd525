# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios of an indirect provider: a profile with resellers, customers and subscriptions."""

import os

from scenario import Scenario

BUSINESS_BASIC = '24422850-ABC3-4525-B567-E2FD4BD0ADCB'
"""An offer of the catalog that ships with the program."""


class ProviderScenario(Scenario):
    """A provider named Contoso Distribution in the United States, prepared by the command line."""

    def setUp(self):
        super().setUp()
        self.profile = self.create_profile('Contoso')

    def create_profile(self, name, cloud='global'):
        path = self.profile_path(name)
        self.command('init', '--profile', path, '--persona', 'indirect-provider',
                     '--name', 'Contoso Distribution', '--country', 'US', '--mpn-id', '4847383',
                     '--tenant-id', '0e5b4b1a-6a5c-4f57-9f57-5d6f0f3f7a10', '--cloud', cloud)
        return path

    def add_reseller(self, name, mpn_id):
        self.command('reseller', 'add', '--profile', self.profile, '--name', name,
                     '--mpn-id', mpn_id, '--country', 'US')

    def create_customer(self, name, *options):
        """Creates a customer; returns what the program says about it."""
        prefix = ''.join(letter for letter in name.lower() if letter.isalnum())
        return self.command('customer', 'create', '--profile', self.profile, '--json',
                            '--company-name', name, '--domain-prefix', prefix, '--country', 'US',
                            '--address-line1', '1 Main Street', '--city', 'Redmond',
                            '--state', 'WA', '--postal-code', '98052', '--first-name', 'Ana',
                            '--last-name', 'Lima', '--email', f'ana@{prefix}.example',
                            '--phone', '(425) 555-0101', *options)

    def stored(self, kind, *options):
        """Returns the records of a kind as the command line lists them."""
        return self.command('list', kind, '--profile', self.profile, '--json', *options)

    def exported(self, kind, *options):
        """Returns the lines of the file that the command line exports."""
        path = os.path.join(self.desktop.environment['HOME'], f'exported-{kind}.csv')
        self.command('export', kind, path, '--profile', self.profile, *options)
        return self.read_lines(path)

    @staticmethod
    def read_lines(path):
        with open(path, encoding='utf-8-sig', newline='') as file:
            return file.read().splitlines()
