import type { Language } from '../../runs/run.ts';
import { type RecapField, recapHeaders, type StatField } from '../claims-fields.ts';

/**
 * What people call the fields of both files; each word is also a name by which the column is known
 * in every file that has it, so that whoever is told to add it can do so to the letter.
 */
export const claimsFieldWords: Readonly<
  Record<StatField | RecapField, Readonly<Record<Language, string>>>
> = {
  claim_id: { fr: 'Numero de sinistre', en: 'Claim number' },
  claim_status: { fr: 'Statut', en: 'Claim status' },
  incident_date: { fr: 'Date de sinistre', en: 'Incident date' },
  settlement_date: { fr: 'Date de règlement', en: 'Settlement date' },
  employer: { fr: 'Employeur', en: 'Employer' },
  policy_number: { fr: 'Numero de police', en: 'Policy number' },
  main_insured: { fr: 'Nom Assuré Principal', en: 'Main insured' },
  beneficiary: { fr: 'Nom bénéficiaire', en: 'Beneficiary' },
  insured_status: { fr: 'Statut Assuré', en: 'Insured status' },
  member_id: { fr: 'Matricule', en: 'Member ID' },
  plan: { fr: 'Acte_Contraté_Assuré', en: 'Plan' },
  broker: { fr: 'Courtier', en: 'Broker' },
  partner: { fr: 'Nom du partenaire', en: 'Partner' },
  partner_address: { fr: 'Adresse du Partenaire', en: 'Partner address' },
  partner_country: { fr: 'Pays du partenaire', en: 'Partner country' },
  act_category: { fr: 'Categorie d’acte', en: 'Act category' },
  act_family: { fr: 'Famille Acte', en: 'Act family' },
  act_name: { fr: 'Nom Acte', en: 'Act name' },
  birth_date: { fr: 'Date de naissance', en: 'Birth date' },
  currency: { fr: 'Devise', en: 'Currency' },
  amount_claimed: { fr: 'Montant facturé', en: 'Amount claimed' },
  amount_reimbursed: { fr: 'Montant remboursé', en: 'Amount reimbursed' },
  copay: { fr: 'Ticket modérateur', en: 'Copay' },
  excluded: { fr: 'Montant exclu', en: 'Excluded' },
  payment_ref: { fr: 'Moyen de paiement', en: 'Payment ref' },
  invoice_number: { fr: 'Numero de Facture', en: 'Invoice number' },
  note: { fr: 'Note', en: 'Note' },
  operator: { fr: 'Modifié par', en: 'Operator' },
  cheque_number: { fr: 'N°_Cheque', en: 'Cheque number' },
  other_payment: { fr: 'Autre moyen de paiement', en: 'Other payment' },
};

/** In a recap they go by the headers of its template, which are French for everybody. */
export const recapFieldWords: Readonly<Record<string, Readonly<Record<Language, string>>>> =
  Object.fromEntries(recapHeaders.map(({ field, header }) => [field, { fr: header, en: header }]));
