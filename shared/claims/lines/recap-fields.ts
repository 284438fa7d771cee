import type { FieldSpec } from '../../sources/source-item.ts';
import { inCurrencies } from './amount-headers.ts';
import { statActFields } from './stat-act-fields.ts';

/** Whoever names acts writes a statement, much of which a recap may have as well. */
const namesOfActs = statActFields
  .filter(({ name }) => name === 'act_name' || name === 'act_category')
  .flatMap(({ name, aliases, weakAliases }) => [name, ...aliases, ...weakAliases]);

/**
 * Columns of a recap: one line is one settlement. Names written together (`reglementid`) are those
 * of systems that write all headers in lower case.
 *
 * @see CLAIMS §2; `currency` is not in its table, but an amount in euros must not be read as francs
 */
export const recapFields = [
  {
    name: 'claim_id',
    required: true,
    aliases: [
      ...['reglementId', 'reglementid', 'id_reglement', 'n_reglement', 'numero_reglement'],
      ...['numero_de_reglement', 'n_de_reglement'],
    ],
    weakAliases: [
      ...['reglement', 'numero_de_sinistre', 'numero_sinistre', 'n_sinistre', 'n_de_sinistre'],
      ...['id_sinistre', 'sinistre', 'claim_number', 'settlement_id'],
    ],
    inTotals: 'as-count',
    unlessHas: namesOfActs,
  },
  {
    name: 'settlement_date',
    required: true,
    aliases: ['date_reglement', 'date_de_reglement', 'date_du_reglement', 'reglement_date'],
    weakAliases: ['date_paiement', 'date_de_paiement', 'payment_date'],
    inTotals: 'never',
  },
  {
    name: 'amount_claimed',
    required: true,
    aliases: inCurrencies('totalmttreclame', 'total_mtt_reclame', 'total_reclame'),
    weakAliases: inCurrencies(
      ...['montant_total_reclame', 'montant_reclame', 'total_facture', 'montant_facture'],
      'total_claimed',
    ),
  },
  {
    name: 'amount_reimbursed',
    required: true,
    aliases: inCurrencies('totalmttrembourse', 'total_mtt_rembourse', 'total_rembourse'),
    weakAliases: inCurrencies(
      ...['montant_total_rembourse', 'montant_rembourse', 'montant_paye', 'total_paye'],
      'total_reimbursed',
    ),
  },
  {
    name: 'beneficiary',
    required: false,
    aliases: ['beneficiaire', 'nom_beneficiaire', 'nom_du_beneficiaire'],
    weakAliases: ['beneficiaire_paiement', 'tiers'],
  },
  {
    name: 'main_insured',
    required: false,
    aliases: ['Assurés_principal', 'assure_principal', 'nom_assure_principal'],
    weakAliases: ['adherent'],
  },
  {
    name: 'employer',
    required: false,
    aliases: ['Employeur', 'nom_employeur'],
    weakAliases: ['souscripteur', 'societe'],
  },
  {
    name: 'policy_number',
    required: false,
    aliases: ['N°_police', 'n_de_police', 'numero_de_police', 'numero_police', 'policy_no'],
    weakAliases: ['police'],
  },
  {
    name: 'partner',
    required: false,
    aliases: ['partnerId', 'partnerid'],
    weakAliases: ['partenaire', 'nom_du_partenaire', 'prestataire', 'provider'],
  },
  {
    name: 'cheque_number',
    required: false,
    aliases: ['N°_Cheque', 'numero_cheque', 'numero_de_cheque', 'cheque_no'],
    weakAliases: ['cheque'],
  },
  {
    name: 'other_payment',
    required: false,
    aliases: [
      ...['autres_Moyen_de_payement', 'autre_moyen_de_payement', 'autres_moyens_de_payement'],
      ...['autre_moyen_de_paiement', 'autres_moyens_de_paiement', 'autres_moyen_de_paiement'],
    ],
    weakAliases: ['virement', 'mobile_money'],
  },
  {
    name: 'invoice_number',
    required: false,
    aliases: ['NumFacture', 'numfacture', 'n_facture', 'numero_facture', 'numero_de_facture'],
    weakAliases: ['facture', 'invoice_no'],
  },
  {
    name: 'note',
    required: false,
    aliases: ['Note'],
    weakAliases: ['observation', 'observations'],
  },
  {
    name: 'currency',
    required: false,
    aliases: ['devise', 'code_devise', 'currency_code'],
    weakAliases: ['monnaie'],
  },
] as const satisfies readonly FieldSpec[];

export type RecapField = (typeof recapFields)[number]['name'];
