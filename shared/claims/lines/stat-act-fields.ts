import type { FieldSpec } from '../../sources/source-item.ts';
import { inCurrencies } from './amount-headers.ts';

/** Columns of a statement from the plan on: partner, act, amounts, papers. @see stat-fields.ts */
export const statActFields = [
  {
    name: 'plan',
    required: false,
    aliases: ['Acte_Contraté_Assuré', 'acte_contracte_assure'],
    weakAliases: ['formule', 'regime', 'garantie'],
  },
  {
    name: 'broker',
    required: false,
    aliases: ['Broker Name', 'courtier', 'nom_courtier', 'nom_du_courtier'],
    weakAliases: ['intermediaire', 'apporteur'],
  },
  {
    name: 'partner',
    required: true,
    aliases: ['Nom du partenaire', 'partenaire', 'nom_partenaire', 'partenaire_nom'],
    weakAliases: [
      ...['nom_prestataire', 'nom_du_prestataire', 'prestataire', 'centre_nom', 'nom_centre'],
      ...['centre', 'etablissement', 'provider'],
    ],
  },
  {
    name: 'partner_address',
    required: false,
    aliases: ['Adresse du Partenaire', 'adresse_partenaire', 'partenaire_adresse'],
    weakAliases: ['adresse_prestataire', 'adresse_du_prestataire'],
  },
  {
    name: 'partner_country',
    required: false,
    aliases: ['Pays du partenaire', 'pays_partenaire', 'partenaire_pays'],
    weakAliases: ['pays_prestataire', 'pays_du_prestataire', 'pays', 'country'],
  },
  {
    name: 'act_category',
    required: true,
    aliases: ["Categorie d'acte", 'categorie_acte', 'categorie_de_l_acte', 'acte_categorie'],
    weakAliases: ['poste_de_depense', 'poste', 'categorie'],
  },
  {
    name: 'act_family',
    required: false,
    aliases: ['Famille Acte', 'famille_d_acte', 'famille_de_l_acte', 'acte_famille'],
    weakAliases: ['sous_categorie', 'libelle_garantie', 'famille'],
  },
  {
    name: 'act_name',
    required: true,
    aliases: ['Nom Acte', 'nom_de_l_acte', 'nom_d_acte', 'acte_nom'],
    weakAliases: ['libelle_acte', 'libelle_de_l_acte', 'acte', 'designation', 'code_acte', 'act'],
    inTotals: 'never',
    marksTable: true,
  },
  {
    name: 'birth_date',
    required: false,
    aliases: ['Date de naissance', 'date_naissance', 'date_of_birth'],
    weakAliases: ['ddn', 'dob'],
    inTotals: 'never',
  },
  {
    name: 'currency',
    required: false,
    aliases: ['Devise', 'code_devise', 'currency_code'],
    weakAliases: ['monnaie'],
  },
  {
    name: 'amount_claimed',
    required: true,
    aliases: inCurrencies(
      'Montant facturé',
      'montant_facture',
      'montants_facture',
      'claimed_amount',
    ),
    weakAliases: inCurrencies(
      ...['montant_reclame', 'montant_engage', 'total_reclame', 'frais_engages'],
      ...['montant_depense', 'montant_prestation'],
    ),
  },
  {
    name: 'amount_reimbursed',
    required: true,
    aliases: inCurrencies('Montant remboursé', 'montants_rembourse', 'reimbursed_amount'),
    weakAliases: inCurrencies(
      ...['montant_paye', 'total_paye', 'montant_regle', 'montant_a_rembourser', 'part_assureur'],
      'part_de_l_assureur',
    ),
  },
  {
    name: 'copay',
    required: false,
    aliases: inCurrencies('Ticket modérateur', 'montant_ticket_moderateur'),
    weakAliases: inCurrencies('reste_a_charge', 'part_assure', 'part_de_l_assure'),
  },
  {
    name: 'excluded',
    required: false,
    aliases: inCurrencies('Montant exclu', 'montant_exclus'),
    weakAliases: inCurrencies('exclusion', 'exclusions', 'non_rembourse', 'montant_non_rembourse'),
  },
  {
    name: 'payment_ref',
    required: false,
    aliases: [
      'N°cheque/Autre_Moyent_de_payement',
      ...['n_cheque_autre_moyen_de_payement', 'n_cheque_autre_moyen_de_paiement'],
    ],
    weakAliases: [
      ...['moyen_de_paiement', 'mode_de_reglement', 'mode_reglement', 'mode_de_paiement'],
      ...['n_cheque', 'numero_cheque', 'cheque'],
    ],
  },
  {
    name: 'invoice_number',
    required: true,
    aliases: [
      ...['Numero de Facture', 'numero_facture', 'n_facture', 'n_de_facture', 'num_facture'],
      ...['numfacture', 'invoice_no'],
    ],
    weakAliases: ['facture', 'n_bordereau', 'numero_bordereau', 'bordereau', 'invoice'],
  },
  {
    name: 'note',
    required: false,
    aliases: ['Note Générale'],
    weakAliases: ['observation', 'observations', 'commentaire', 'commentaires', 'comment'],
  },
  {
    name: 'operator',
    required: false,
    aliases: ['Modifié par'],
    weakAliases: ['saisi_par', 'gestionnaire', 'operateur', 'agent'],
  },
] as const satisfies readonly FieldSpec[];
