import { currencyColumnWords } from '../money/currency.ts';
import type { FieldSpec } from '../sources/source-item.ts';

const amountWords = ['amount', 'montant', 'somme'];
/** `Montant (FCFA)`, `amount_xof`: what the name says is held against the row's own currency. */
const amountsInCurrency = amountWords.flatMap((word) =>
  currencyColumnWords.map((currency) => `${word}_${currency}`),
);

/**
 * Columns of a payment file under every name by which they are known: the two formats of the seed,
 * the bulk file of Mifos Payment Hub, and what offices write. The payer's columns of Payment Hub are
 * no fields: who pays is said beside the file, so they are told as not read.
 *
 * @see seeds/003, "Formats CSV supportés"
 */
export const paymentFields = [
  {
    name: 'transfer_id',
    required: false,
    aliases: [
      ...['transferId', 'id_transfert', 'id_du_transfert', 'id_virement', 'id_du_virement'],
      ...['identifiant_du_virement', 'identifiant_du_transfert', 'transaction_id'],
    ],
    weakAliases: ['request_id', 'id_transaction', 'reference_du_virement', 'reference', 'ref'],
    asTyped: true,
  },
  {
    name: 'amount',
    required: true,
    aliases: [...amountWords, ...amountsInCurrency, 'montant_a_payer', 'amount_to_pay'],
    asTyped: true,
    keepsRows: true,
  },
  {
    name: 'currency',
    required: true,
    aliases: ['devise', 'monnaie', 'currency_code', 'code_devise', 'code_de_la_devise'],
    asTyped: true,
  },
  {
    name: 'party_id_type',
    required: true,
    aliases: [
      ...['partyIdType', 'type_id', 'payee_identifier_type', 'payee_party_id_type', 'id_type'],
      ...['type_d_identifiant', 'type_identifiant', 'identifier_type', 'payee_id_type'],
    ],
    weakAliases: ['type'],
    inTotals: 'never',
    asTyped: true,
  },
  {
    name: 'party_identifier',
    required: true,
    aliases: [
      ...['partyIdentifier', 'valeur_id', 'payee_identifier', 'payee_party_identifier'],
      ...['identifiant_du_beneficiaire', 'identifiant_beneficiaire', 'id_value', 'payee_id'],
    ],
    weakAliases: [
      ...['msisdn', 'numero_de_telephone', 'telephone', 'tel', 'phone_number', 'phone', 'mobile'],
      ...['iban', 'numero_de_compte', 'account_number', 'compte', 'identifiant', 'identifier'],
      ...['numero', 'number'],
    ],
    inTotals: 'never',
    asTyped: true,
  },
  {
    name: 'payee_name',
    required: false,
    aliases: [
      ...['nom_complet', 'full_name', 'nom_du_beneficiaire', 'nom_beneficiaire', 'display_name'],
      ...['beneficiary_name', 'nom_et_prenom', 'nom_et_prenoms', 'nom_prenom', 'nom_prenoms'],
    ],
    weakAliases: ['beneficiaire', 'beneficiary', 'payee', 'nom', 'name'],
  },
  {
    name: 'note',
    required: false,
    aliases: ['motif', 'motif_du_virement', 'motif_du_paiement', 'libelle', 'objet', 'memo'],
    weakAliases: ['description', 'commentaire', 'comment'],
  },
  // What follows is known, and nothing of it is paid by.
  {
    name: 'payment_mode',
    required: false,
    aliases: ['mode_de_paiement', 'mode_paiement'],
  },
  {
    name: 'row_number',
    required: false,
    // Payment Hub counts its rows under `id`; ids of transfers are unique for ever.
    aliases: ['id', 'n', 'numero_de_ligne', 'ligne', 'rang', 'numero_d_ordre', 'n_d_ordre'],
  },
  { name: 'error_code', required: false, aliases: ['code_erreur', 'code_d_erreur'] },
  { name: 'error', required: false, aliases: ['erreur'] },
  { name: 'error_cause', required: false, aliases: ['cause'] },
  { name: 'error_advice', required: false, aliases: ['conseil', 'advice'] },
  // Only what we wrote about a bulk has it.
  { name: 'quai_bulk_id', required: false, aliases: [] },
] as const satisfies readonly FieldSpec[];

/** Names under which JSON files carry their list of payments. */
export const paymentListKeys = ['transfers', 'payments', 'paiements', 'virements', 'transferts'];

export type PaymentField = (typeof paymentFields)[number]['name'];

/** What people call the fields; each is also a name by which its column is known. */
export const paymentFieldWords: Readonly<
  Record<PaymentField, { readonly fr: string; readonly en: string }>
> = {
  transfer_id: { fr: 'identifiant du transfert', en: 'transfer_id' },
  amount: { fr: 'montant', en: 'amount' },
  currency: { fr: 'devise', en: 'currency' },
  party_id_type: { fr: 'type d’identifiant', en: 'identifier_type' },
  party_identifier: { fr: 'identifiant du bénéficiaire', en: 'payee_identifier' },
  payee_name: { fr: 'nom complet', en: 'full_name' },
  note: { fr: 'motif', en: 'note' },
  payment_mode: { fr: 'mode de paiement', en: 'payment_mode' },
  row_number: { fr: 'numéro de ligne', en: 'row_number' },
  error_code: { fr: 'code d’erreur', en: 'error_code' },
  error: { fr: 'erreur', en: 'error' },
  error_cause: { fr: 'cause', en: 'cause' },
  error_advice: { fr: 'conseil', en: 'advice' },
  quai_bulk_id: { fr: 'quai_bulk_id', en: 'quai_bulk_id' },
};
