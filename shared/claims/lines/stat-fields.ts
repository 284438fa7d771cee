import type { FieldSpec } from '../../sources/source-item.ts';
import { statActFields } from './stat-act-fields.ts';

/**
 * Columns of a statement: one line is one act of one claim. Aliases are names that can mean nothing
 * else; `weakAliases` are those that another column of the same file may bear as well, the surer
 * first: beside `Nom Employeur` a column `Client` is told, not read. What two merged lines of a
 * header make (`Date` above `sinistre`, `Acte` above `Nom`) is an alias too.
 *
 * @see CLAIMS §1
 */
export const statFields = [
  {
    name: 'claim_id',
    required: true,
    aliases: [
      ...['Numero de sinistre', 'numero_sinistre', 'numero_du_sinistre', 'n_sinistre'],
      ...['n_de_sinistre', 'num_sinistre', 'id_sinistre', 'sinistre_numero', 'claim_number'],
    ],
    weakAliases: ['reference_sinistre', 'ref_sinistre', 'sinistre', 'claim_no', 'claim'],
    inTotals: 'as-count',
  },
  {
    name: 'claim_status',
    required: true,
    aliases: ['Statut', 'statut_sinistre', 'statut_du_sinistre', 'sinistre_statut'],
    weakAliases: ['etat', 'validite', 'status'],
  },
  {
    name: 'incident_date',
    required: true,
    aliases: ['Date de sinistre', 'date_sinistre', 'date_du_sinistre', 'sinistre_date'],
    weakAliases: [
      ...['date_soins', 'date_des_soins', 'date_de_soins', 'date_debut_soin', 'date_debut_soins'],
      ...['date_prestation', 'date_de_prestation', 'date_of_service'],
    ],
    inTotals: 'never',
  },
  {
    name: 'settlement_date',
    required: true,
    aliases: ['Date de règlement', 'date_reglement', 'date_du_reglement', 'reglement_date'],
    weakAliases: [
      ...['date_paiement', 'date_de_paiement', 'date_liquidation', 'date_de_liquidation'],
      ...['payment_date', 'paid_date'],
    ],
    inTotals: 'never',
  },
  {
    name: 'employer',
    required: true,
    aliases: ['Nom Employeur', 'employeur', 'nom_de_l_employeur', 'employeur_nom'],
    weakAliases: ['souscripteur', 'entreprise', 'societe', 'raison_sociale', 'client'],
  },
  {
    name: 'policy_number',
    required: true,
    aliases: [
      ...['Numero de police', 'numero_police', 'n_police', 'n_de_police', 'num_police'],
      ...['police_numero', 'policy_no'],
    ],
    weakAliases: [
      'police',
      'n_contrat',
      'numero_contrat',
      'numero_de_contrat',
      'contrat',
      'policy',
    ],
  },
  {
    name: 'main_insured',
    required: true,
    aliases: [
      ...['Nom Assuré Principal', 'assure_principal', 'assures_principal', 'assure_principal_nom'],
      'nom_de_l_assure_principal',
    ],
    weakAliases: ['nom_adherent', 'nom_de_l_adherent', 'adherent'],
  },
  {
    name: 'beneficiary',
    required: true,
    aliases: [
      ...['Nom bénéficiaire', 'beneficiaire', 'nom_de_beneficiaire', 'nom_du_beneficiaire'],
      'beneficiaire_nom',
    ],
    weakAliases: ['nom_patient', 'nom_du_patient', 'patient', 'malade', 'nom_agent'],
  },
  {
    name: 'insured_status',
    required: true,
    aliases: [
      ...['Statut Assuré', 'statut_de_l_assure', 'assure_statut', 'statut_de_beneficiaire'],
      ...['statut_beneficiaire', 'statut_du_beneficiaire', 'beneficiaire_statut'],
    ],
    weakAliases: ['lien_parente', 'lien_de_parente', 'type_beneficiaire', 'qualite', 'lien'],
  },
  {
    name: 'member_id',
    required: false,
    aliases: ['Matricule', 'matricule_assure', 'n_matricule', 'numero_matricule'],
    weakAliases: [
      ...['code_adherent', 'id_adherent', 'n_adherent', 'immatriculation', 'broker_sunuid'],
      ...['chfid', 'member_no'],
    ],
  },
  ...statActFields,
] as const satisfies readonly FieldSpec[];

export type StatField = (typeof statFields)[number]['name'];
