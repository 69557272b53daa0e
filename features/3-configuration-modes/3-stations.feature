Feature: Stations that join again
  SWRA513C section 3. The access point of the device admits stations for the whole configuration stage. The phone leaves
  and joins again, also after failed confirmations.

  Rule: PROV-3.1-02 AP mode: the phone joins again

    @PROV-3.1-02 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-3.1-02/2 During <process>, the phone joins a second and a third time
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone leaves its network
      And the phone joins the device AP
      And the phone leaves its network
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                                               |
        | AP provisioning                                       |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out          |

    @PROV-3.1-02 @needs-phone @needs-wifi-scan
    Scenario Outline: PROV-3.1-02/3 During <process>, the phone joins the device AP again and again
      Given <process> is waiting for a profile
      When the phone joins and leaves the device AP 10 times
      Then the phone sees the device AP

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

  Rule: PROV-3.3-02 AP+SmartConfig mode: the phone joins again

    @PROV-3.3-02 @PROV-9-19 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-3.3-02/2 The host stays passive during <process>, and the phone joins a second and a third time
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone leaves its network
      And the phone joins the device AP
      And the phone leaves its network
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                                                           |
        | AP+SmartConfig provisioning                                       |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP+SmartConfig provisioning after a reset and a time-out          |

  Rule: PROV-6-06 External configuration: the phone joins again

    @PROV-6-06 @PROV-3.4-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-6-06/2 After READY in <process>, the phone joins a second and a third time
      Given <process> is ready for the host
      And the phone joins the device AP
      And the phone leaves its network
      And the phone joins the device AP
      And the phone leaves its network
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                                |
        | external configuration                 |
        | external configuration after a success |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a time-out and a reset |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |

  Rule: PROV-4.2-13 Auto-provisioning as an access point: the phone joins again

    @PROV-4.2-13 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-4.2-13/3 Without a command during <process>, the phone joins a second and a third time
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone leaves its network
      And the phone joins the device AP
      And the phone leaves its network
      When the phone joins the device AP and adds the profile "home"
      Then the device reports the profile "home"

      Examples:
        | process                                           |
        | auto-provisioning as an access point              |
        | auto-provisioning as an access point after a stop |

  Rule: PROV-2.1-05 A phone that leaves and joins again requests the confirmation

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/5 During <process>, the phone leaves after it has added a profile, joins again and requests its confirmation
      Given <process> has a profile to confirm
      And the network "home" is in range
      And the phone leaves its network
      And the early moment (1 s) passes
      And the phone joins the device AP
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                                           |
        | AP provisioning                                   |
        | AP+SmartConfig provisioning                       |
        | auto-provisioning as an access point              |
        | AP provisioning after a stop in its third attempt |

  Rule: PROV-5.2-04 A phone that leaves and joins again reads the result

    @PROV-5.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.2-04/2 After <process> has failed to deliver the result, a phone that joined again reads it
      Given <process> has failed to deliver the result
      And the phone joins the device AP
      And the phone leaves its network
      When the phone joins the device AP
      Then the phone reads the result feedback failed (4) or success (5)
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                                                           |
        | AP provisioning                                                   |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

  Rule: PROV-9-14 A second scan lists new networks

    @PROV-9-14 @needs-phone @needs-network
    Scenario Outline: PROV-9-14/2 During <process>, the second scan lists a network that appeared after the first
      Given <process> is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      And the working time of the host (15 s) passes
      And the network "work" is in range
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the working time of the host (15 s) passes
      Then the phone reads a network list with "work"

      Examples:
        | process                                               |
        | AP provisioning                                       |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | external configuration in its second attempt          |

      Examples: with a third profile
        | process                               |
        | AP provisioning in its fourth attempt |
