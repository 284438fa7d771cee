import type { Language } from '../../runs/run.ts';
import type { RecapField, StatField } from '../claims-fields.ts';

/**
 * What people call the fields of both files; each word is also a name by which the column is known
 * in every file that has it, so that whoever is told to add it can do so to the letter.
 */
export const claimsFieldWords: Readonly<
  Record<StatField | RecapField, Readonly<Record<Language, string>>>
> = {
  claim_id: { fr: 'Numero de sinistre', en: 'claim_number' },
  claim_status: { fr: 'Statut', en: 'claim_status' },
  incident_date: { fr: 'Date de sinistre', en: 'incident_date' },
  settlement_date: { fr: 'Date de règlement', en: 'settlement_date' },
  employer: { fr: 'Employeur', en: 'employer' },
  policy_number: { fr: 'Numero de police', en: 'policy_number' },
  main_insured: { fr: 'Nom Assuré Principal', en: 'main_insured' },
  beneficiary: { fr: 'Nom bénéficiaire', en: 'beneficiary' },
  insured_status: { fr: 'Statut Assuré', en: 'insured_status' },
  member_id: { fr: 'Matricule', en: 'member_id' },
  plan: { fr: 'Acte_Contraté_Assuré', en: 'plan' },
  broker: { fr: 'Courtier', en: 'broker' },
  partner: { fr: 'Nom du partenaire', en: 'partner' },
  partner_address: { fr: 'Adresse du Partenaire', en: 'partner_address' },
  partner_country: { fr: 'Pays du partenaire', en: 'partner_country' },
  act_category: { fr: 'Categorie d’acte', en: 'act_category' },
  act_family: { fr: 'Famille Acte', en: 'act_family' },
  act_name: { fr: 'Nom Acte', en: 'act_name' },
  birth_date: { fr: 'Date de naissance', en: 'birth_date' },
  currency: { fr: 'Devise', en: 'currency' },
  amount_claimed: { fr: 'Montant facturé', en: 'amount_claimed' },
  amount_reimbursed: { fr: 'Montant remboursé', en: 'amount_reimbursed' },
  copay: { fr: 'Ticket modérateur', en: 'copay' },
  excluded: { fr: 'Montant exclu', en: 'excluded' },
  payment_ref: { fr: 'Moyen de paiement', en: 'payment_ref' },
  invoice_number: { fr: 'Numero de Facture', en: 'invoice_number' },
  note: { fr: 'Note', en: 'note' },
  operator: { fr: 'Modifié par', en: 'operator' },
  cheque_number: { fr: 'N°_Cheque', en: 'cheque_number' },
  other_payment: { fr: 'Autre moyen de paiement', en: 'other_payment' },
};
