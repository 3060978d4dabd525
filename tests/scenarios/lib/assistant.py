# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does in the New customer assistant, step by step."""

import os

ACCOUNT = {
    'Company name': 'Fourth Coffee Roasters',
    'Address line 1': '1 Main Street',
    'City': 'Redmond',
    'ZIP/Postal code': '98052-8300',
    'First name': 'Maria',
    'Last name': 'Oliveira',
    'Email address': 'maria@fourthcoffee.example',
}
"""A customer in the United States that breaks no rule, without its state: that is a drop-down."""

STATE = 'Washington (WA)'
OFFER = 'Office 365 Enterprise E3'
PREFIX = 'fourthcoffeeroasters'
"""What is offered as the primary domain of that company."""


def provider(scenario, country='US'):
    """Makes a provider's profile with two resellers; returns its path."""
    path = os.path.join(scenario.desktop.environment['HOME'], 'northwind.parceria')
    scenario.command('init', '--profile', path, '--persona', 'indirect-provider', '--name',
                     'Northwind Distribution', '--country', country, '--mpn-id', '4847383')
    for name, mpn_id in (('First Up Consultants', '1520000'), ('ReleCloud', '1520037')):
        scenario.command('reseller', 'add', '--profile', path, '--name', name, '--mpn-id', mpn_id,
                         '--country', country)
    return path


def customer(scenario, path, name, prefix, reseller=None, order=None):
    """Creates a customer by the command line; returns its ID."""
    arguments = ['customer', 'create', '--profile', path, '--json', '--company-name', name,
                 '--domain-prefix', prefix, '--country', 'US', '--address-line1', '5 High Street',
                 '--city', 'Boston', '--state', 'MA', '--postal-code', '02108', '--first-name',
                 'Ana', '--last-name', 'Keller', '--email', 'ana@example.com']
    arguments += ['--reseller', reseller] if reseller else []
    arguments += ['--order', order] if order else []
    return scenario.command(*arguments)['id']


def records(scenario, path, kind, *arguments):
    """Returns what the command line lists in a profile."""
    return scenario.command('list', kind, '--profile', path, '--json', *arguments)


def wait_listed(me, condition):
    """Waits until condition(rows) holds for the rows of the table in sight; returns them."""
    def of_table(rows):
        return [row for row in rows if len(row) > 1]
    return of_table(me.wait_rows(lambda rows: condition(of_table(rows))))


def open_from_reseller(me, reseller):
    me.go_to('Indirect resellers')
    row = me.expand(reseller)
    me.press('Add new customer', within=row)
    me.wait_for('New customer', 'heading')


def fill_account(me, fields=None, state=STATE):
    for name, text in (fields or ACCOUNT).items():
        me.type_into(name, text)
    if state:
        me.choose('State/Province', state)


def search_offers(me, offer):
    """Searches the catalog until the offer is the first, so that nothing moves any more."""
    me.type_into('Search offers', offer)
    me.wait_rows(lambda rows: rows and rows[0][0] == offer, 'Offers')


def choose_offer(me, offer=OFFER, quantity=None):
    me.wait_for('New subscription', 'heading')
    search_offers(me, offer)
    me.check(offer)
    if quantity is not None:
        me.set_number('Quantity', quantity)


def bytes_of(path):
    """Returns all that a profile keeps on disk, with what SQLite has beside the file."""
    whole = b''
    for suffix in ('', '-wal', '-shm'):
        if os.path.exists(path + suffix):
            with open(path + suffix, 'rb') as file:
                whole += file.read()
    return whole
