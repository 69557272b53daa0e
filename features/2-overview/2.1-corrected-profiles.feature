Feature: Corrected profiles
  SWRA513C 2.1. A user corrects a key, takes another network, or hands the profile over in another way. The device confirms
  the profile that it has received last, in the same process and in the next one.

  Rule: PROV-2.1-15 The device confirms the corrected profile

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/5 When <process> has failed to connect, it connects with a corrected key
      Given <process> has failed to connect
      And the network "home" has the security WPA2 and the key "the-corrected-key"
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |
        | AP provisioning in its third attempt     |
        | auto-provisioning as an access point     |

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/7 When <process> has failed to connect, it connects with another security type
      Given <process> has failed to connect
      And the network "home" has the security WEP and the key "abcde"
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                                  |
        | AP provisioning                          |
        | AP+SmartConfig provisioning after a stop |

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-15/6 When a profile by SmartConfig has failed during <process>, a profile over HTTP connects
      Given <process> is waiting for a profile
      And the phone sends the profile "attic" by SmartConfig
      And the device reports the profile "attic"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      And the network "work" is in range
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports in this order:
        | the profile "work"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                                                  |
        | AP+SmartConfig provisioning                              |
        | AP+SmartConfig provisioning after a reset and a time-out |

  Rule: PROV-2.1-05 The next process confirms its own profile

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/12 After a stop of <process>, the next process connects to "<network>" with its own key
      Given <process> has a profile to confirm
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the network "<network>" has the security WPA2 and the key "the-corrected-key"
      And the host starts AP provisioning
      When the phone joins the device AP, adds the profile "<network>" and requests confirmation
      Then the device reports in this order:
        | the profile "<network>"                        |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                                                  | network |
        | AP provisioning                                          | home    |
        | AP provisioning                                          | work    |
        | AP+SmartConfig provisioning after a reset and a time-out | home    |

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/13 After external configuration, <process> connects without a restart
      Given external configuration is ready for the host
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the network "home" is in range
      And the host starts <process>
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |

      Examples:
        | process                     |
        | AP+SmartConfig provisioning |
        | AP provisioning             |
